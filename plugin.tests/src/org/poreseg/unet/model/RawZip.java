package org.poreseg.unet.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip file byte by byte, which may lie about what is in it. */
final class RawZip {

    private static final int STORED = 0;

    private static final int DEFLATED = 8;

    private final ByteArrayOutputStream m_entries = new ByteArrayOutputStream();

    private final ByteArrayOutputStream m_directory = new ByteArrayOutputStream();

    private int m_count;

    /** Adds an honest entry. */
    RawZip stored(final String name, final byte[] contents) {
        return entry(name, STORED, contents, crc(contents), contents.length, contents.length, 0, new byte[0]);
    }

    /** Adds an entry as a symbolic link, whose contents are what it leads to. */
    RawZip link(final String name, final String target) {
        final byte[] contents = target.getBytes(StandardCharsets.UTF_8);
        return entry(name, STORED, contents, crc(contents), contents.length, contents.length, 0xa1ff0000,
            new byte[0]);
    }

    /** Adds a stored entry that says it has so many bytes, compressed and not, in the directory or in zip64's place. */
    RawZip lying(final String name, final byte[] contents, final long size, final long compressed,
        final boolean zip64) {
        final byte[] extra = zip64 ? little(20).putShort((short)1).putShort((short)16).putLong(size)
            .putLong(compressed).array() : new byte[0];
        return entry(name, STORED, contents, crc(contents), zip64 ? 0xffffffffL : size,
            zip64 ? 0xffffffffL : compressed, 0, extra);
    }

    /**
     * Adds an entry of blanks that is much larger unpacked than packed.
     *
     * @param megabytes what it unpacks to
     * @param said the bytes that it says it unpacks to
     */
    RawZip bomb(final String name, final int megabytes, final long said) {
        final byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte)' ');
        final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(blanks);
        final byte[] block = new byte[1 << 16];
        // blocks that end with a full flush know nothing of those before
        final int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
        deflater.end();
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 0; i < megabytes; i++) {
            packed.write(block, 0, length);
        }
        // an empty last block
        packed.write(3);
        packed.write(0);
        return entry(name, DEFLATED, packed.toByteArray(), 0, said, packed.size(), 0, new byte[0]);
    }

    private static long crc(final byte[] contents) {
        final CRC32 crc = new CRC32();
        crc.update(contents);
        return crc.getValue();
    }

    private RawZip entry(final String name, final int method, final byte[] contents, final long crc, final long size,
        final long compressed, final int attributes, final byte[] extra) {
        final byte[] text = name.getBytes(StandardCharsets.UTF_8);
        final int offset = m_entries.size();
        final byte[] common = little(22).putShort((short)(1 << 11)).putShort((short)method).putInt(0).putInt((int)crc)
            .putInt((int)compressed).putInt((int)size).putShort((short)text.length).array();
        m_entries.writeBytes(little(30).putInt(0x04034b50).putShort((short)45).put(common)
            .putShort((short)extra.length).array());
        m_entries.writeBytes(text);
        m_entries.writeBytes(extra);
        m_entries.writeBytes(contents);
        m_directory.writeBytes(little(46).putInt(0x02014b50).putShort((short)(3 << 8 | 45)).putShort((short)45)
            .put(common).putShort((short)extra.length).putShort((short)0).putShort((short)0).putShort((short)0)
            .putInt(attributes).putInt(offset).array());
        m_directory.writeBytes(text);
        m_directory.writeBytes(extra);
        m_count++;
        return this;
    }

    /** @return the file */
    byte[] bytes() {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(m_entries.toByteArray());
        file.writeBytes(m_directory.toByteArray());
        file.writeBytes(little(22).putInt(0x06054b50).putInt(0).putShort((short)m_count).putShort((short)m_count)
            .putInt(m_directory.size()).putInt(m_entries.size()).putShort((short)0).array());
        return file.toByteArray();
    }

    private static ByteBuffer little(final int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
