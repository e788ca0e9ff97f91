package org.poreseg.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** PNG files chunk by chunk. */
final class PngBuilder {

    private PngBuilder() {
    }

    /** @return a chunk with the right length and checksum */
    static byte[] chunk(final String type, final byte[] data) {
        final CRC32 checksum = new CRC32();
        checksum.update(type.getBytes(StandardCharsets.US_ASCII));
        checksum.update(data);
        return ByteBuffer.allocate(12 + data.length).putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII))
            .put(data).putInt((int)checksum.getValue()).array();
    }

    /** @return a file of chunks */
    static byte[] file(final byte[]... chunks) {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte)0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        Arrays.stream(chunks).forEach(file::writeBytes);
        return file.toByteArray();
    }
}
