package org.poreseg.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.FileBytes;
import org.poreseg.image.codec.FileRange;

/**
 * The chunks of a PNG file, one after the other; as a stream the data of the current chunk and of those of the same
 * type that follow it. The checksum of each chunk whose data is read is checked at its end.
 */
final class PngChunks extends InputStream {

    /** A chunk whose type begins with a small letter may be passed over. */
    private static final int ANCILLARY = 0x2000_0000;

    private final InputStream m_in;

    private final CRC32 m_checksum = new CRC32();

    private int m_type;

    /** Bytes of the current chunk's data that were not read yet. */
    private long m_left;

    /**
     * @param bytes the file
     * @param at where the first chunk begins
     */
    PngChunks(final FileBytes bytes, final long at) {
        m_in = new FileRange(bytes, at, bytes.length() - at, false);
    }

    /**
     * @param name four letters
     * @return the type of such a chunk
     */
    static int type(final String name) {
        int type = 0;
        for (final byte letter : name.getBytes(StandardCharsets.US_ASCII)) {
            type = type << 8 | letter;
        }
        return type;
    }

    /** @return the type of the current chunk */
    int type() {
        return m_type;
    }

    /** @return the type of the current chunk in letters */
    String name() {
        final StringBuilder name = new StringBuilder();
        for (int shift = 24; shift >= 0; shift -= 8) {
            final int letter = m_type >> shift & 0xff;
            name.append(letter >= 'A' && letter <= 'z' ? (char)letter : '?');
        }
        return name.toString();
    }

    /** @return whether the current chunk may be passed over by who does not know it */
    boolean isAncillary() {
        return (m_type & ANCILLARY) != 0;
    }

    /** @return the length of what is left of the current chunk */
    long left() {
        return m_left;
    }

    /**
     * Goes on to the next chunk from the end of one.
     *
     * @return its type
     * @throws CorruptData if the file has none
     * @throws IOException if it cannot be read
     */
    int next() throws IOException {
        m_left = number() & 0xffff_ffffL;
        m_type = number();
        m_checksum.reset();
        for (int shift = 24; shift >= 0; shift -= 8) {
            m_checksum.update(m_type >> shift);
        }
        return m_type;
    }

    private int number() throws IOException {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            final int next = m_in.read();
            if (next < 0) {
                throw early();
            }
            number = number << 8 | next;
        }
        return number;
    }

    private static CorruptData early() {
        return new CorruptData("the file ends before its last chunk");
    }

    /**
     * @param most bytes of data that such a chunk may have
     * @return the current chunk's data
     * @throws CorruptData if it has more, or its checksum is wrong
     * @throws IOException if it cannot be read
     */
    byte[] data(final int most) throws IOException {
        if (m_left > most) {
            throw new CorruptData("its chunk " + name() + " has " + m_left + " bytes instead of at most " + most);
        }
        final byte[] data = new byte[(int)m_left];
        for (int done = 0; done < data.length;) {
            done += part(data, done, data.length - done);
        }
        requireChecksum();
        return data;
    }

    /** Goes to the end of a chunk whose data is of no use. */
    void pass() throws IOException {
        final byte[] data = new byte[1 << 13];
        while (m_left > 0) {
            part(data, 0, (int)Math.min(data.length, m_left));
        }
        number();
    }

    private int part(final byte[] to, final int from, final int length) throws IOException {
        final int count = m_in.read(to, from, (int)Math.min(length, m_left));
        if (count < 0) {
            throw early();
        }
        m_checksum.update(to, from, count);
        m_left -= count;
        return count;
    }

    private void requireChecksum() throws IOException {
        final String name = name();
        if (number() != (int)m_checksum.getValue()) {
            throw new CorruptData("the checksum of its chunk " + name + " is wrong");
        }
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** At the end the chunk behind those of one type is the current one. */
    @Override
    public int read(final byte[] to, final int from, final int length) throws IOException {
        final int type = m_type;
        while (m_left == 0) {
            requireChecksum();
            if (next() != type) {
                return -1;
            }
        }
        return part(to, from, length);
    }
}
