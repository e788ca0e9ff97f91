package org.poreseg.image;

import java.io.IOException;

import org.poreseg.image.codec.ByteCursor;
import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.FileBytes;

/** How wide the words of a file are: 4 bytes in TIFF, 8 in BigTIFF. Sees to it that values are read within bounds. */
final class TiffForm {

    /**
     * Entries and values of all pages together, in lengths of the file: some writers let pages share lists, but where
     * many share long ones a small file would take for ever.
     */
    private static final int SHARED = 8;

    private final FileBytes m_bytes;

    private final boolean m_big;

    private long m_read;

    /**
     * @param bytes the file
     * @param big whether it is BigTIFF
     */
    TiffForm(final FileBytes bytes, final boolean big) {
        m_bytes = bytes;
        m_big = big;
    }

    /** @return whether the file is BigTIFF */
    boolean big() {
        return m_big;
    }

    /** @return the bytes of an entry of a directory */
    int entryBytes() {
        return m_big ? 20 : 12;
    }

    /** @return the next offset or count; negative where it is too large to be one */
    long word(final ByteCursor cursor) throws IOException {
        return m_big ? cursor.signedLong() : cursor.unsignedInt();
    }

    /** Goes to the values of an entry, whose value field comes next: in it if they fit, else where it points. */
    void seekValues(final ByteCursor cursor, final int tag, final int size, final long count) throws IOException {
        if (count < 0 || count > Math.min(m_bytes.length(), Integer.MAX_VALUE - 8) / size) {
            throw new CorruptData("its field " + tag + " has " + count + " values, more than fit into the file");
        }
        if (size * count <= (m_big ? 8 : 4)) {
            return;
        }
        final long offset = word(cursor);
        if (!m_bytes.has(offset, size * count)) {
            throw new CorruptData("its field " + tag + " reaches beyond byte " + m_bytes.length()
                + ", the end of the file");
        }
        count(size * count);
        cursor.seek(offset);
    }

    /**
     * @param bytes that are about to be read, which the file has
     * @throws CorruptData if it has been many times as many as the file has
     */
    void count(final long bytes) throws CorruptData {
        m_read = Math.addExact(m_read, bytes);
        if (m_read / SHARED > m_bytes.length()) {
            throw new CorruptData("its pages share what they say so often that it takes more than " + SHARED
                + " times the file");
        }
    }
}
