package org.poreseg.image;

import java.io.IOException;
import java.io.InputStream;

import org.poreseg.image.codec.CorruptData;

/** The run lengths of BMP. Rows that are left out or end early, as drawings have them, are no pixels of a slice. */
final class BmpRuns {

    private static final int END_OF_ROW = 0;

    private static final int END_OF_IMAGE = 1;

    private static final int JUMP = 2;

    private final InputStream m_in;

    private final int m_bits;

    private final int m_width;

    /**
     * @param in the packed rows
     * @param bits of a pixel, 4 or 8
     * @param width pixels of a row
     */
    BmpRuns(final InputStream in, final int bits, final int width) {
        m_in = in;
        m_bits = bits;
        m_width = width;
    }

    /**
     * @param row takes the next row
     * @param last whether the image ends with it
     * @throws CorruptData if it has another number of pixels
     * @throws IOException if it cannot be read
     */
    void readRow(final byte[] row, final boolean last) throws IOException {
        int x = 0;
        while (true) {
            final int count = next();
            final int value = next();
            if (count > 0) {
                x = repeat(row, x, count, value);
            } else if (value > JUMP) {
                x = copy(row, x, value);
            } else {
                if (x < m_width || value != END_OF_ROW && !(last && value == END_OF_IMAGE)) {
                    throw new CorruptData("a row ends after " + x + " of " + m_width + " pixels");
                }
                return;
            }
        }
    }

    private int repeat(final byte[] row, final int x, final int count, final int value) throws CorruptData {
        requireRoom(x, count);
        for (int i = 0; i < count; i++) {
            set(row, x + i, m_bits == 8 ? value : (i & 1) == 0 ? value >> 4 : value & 15);
        }
        return x + count;
    }

    /** Pixels one by one, padded to 2 bytes. */
    private int copy(final byte[] row, final int x, final int count) throws IOException {
        requireRoom(x, count);
        final int bytes = (count * m_bits + 7) / 8;
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (m_bits == 8 || (i & 1) == 0) {
                value = next();
            }
            set(row, x + i, m_bits == 8 ? value : (i & 1) == 0 ? value >> 4 : value & 15);
        }
        if ((bytes & 1) == 1) {
            next();
        }
        return x + count;
    }

    private void requireRoom(final int x, final int count) throws CorruptData {
        if (count > m_width - x) {
            throw new CorruptData("a row has more than " + m_width + " pixels");
        }
    }

    private void set(final byte[] row, final int x, final int value) {
        if (m_bits == 8) {
            row[x] = (byte)value;
        } else {
            final int shift = (x & 1) == 0 ? 4 : 0;
            row[x >> 1] = (byte)(row[x >> 1] & ~(15 << shift) | value << shift);
        }
    }

    private int next() throws IOException {
        final int next = m_in.read();
        if (next < 0) {
            throw new CorruptData("the pixels end early");
        }
        return next;
    }
}
