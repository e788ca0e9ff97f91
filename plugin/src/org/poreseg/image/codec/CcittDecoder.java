package org.poreseg.image.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Fax compression of 1-bit images (ITU-T T.4 and T.6, TIFF 6.0 sections 10 and 11). A line is the positions at which
 * the colour changes; it begins white, which is 0, and black is 1. Lines are padded to whole bytes.
 */
public final class CcittDecoder implements Decoder {

    /** Which of the forms. */
    public enum Form {
        /** Lines of their own, each at a whole byte, without anything between. */
        RUN_LENGTHS,
        /** Group 3: lines of their own, each behind a mark. */
        T4_LINES,
        /** Group 3 with two dimensions: behind each mark a bit says whether the line is told by the one above. */
        T4_MIXED,
        /** Group 4: each line is told by the one above. */
        T6
    }

    /** The mark between lines. */
    private static final int MARK_BITS = 12;

    private static final int MARK = 1;

    private final Form m_form;

    private final int m_width;

    private final CcittBits m_bits;

    private Changes m_above = new Changes();

    private Changes m_line = new Changes();

    private final byte[] m_row;

    /** Bytes of the row that are still to be handed out. */
    private int m_pending;

    /**
     * @param in the packed bytes
     * @param form how they are packed
     * @param width pixels of a line, at least 1
     */
    public CcittDecoder(final InputStream in, final Form form, final int width) {
        m_bits = new CcittBits(in);
        m_form = form;
        m_width = width;
        m_row = new byte[(int)((width + 7L) / 8)];
    }

    @Override
    public void read(final byte[] to, final int from, final int length) throws IOException {
        for (int done = 0; done < length;) {
            if (m_pending == 0) {
                readRow();
            }
            final int count = Math.min(m_pending, length - done);
            System.arraycopy(m_row, m_row.length - m_pending, to, from + done, count);
            m_pending -= count;
            done += count;
        }
    }

    private void readRow() throws IOException {
        final Changes above = m_line;
        m_line = m_above;
        m_above = above;
        m_line.clear();
        switch (m_form) {
            case RUN_LENGTHS -> {
                m_bits.toByte();
                readRuns();
            }
            case T4_LINES -> {
                readMark();
                readRuns();
            }
            case T4_MIXED -> {
                readMark();
                if (m_bits.next(1) == 1) {
                    readRuns();
                } else {
                    readDifferences();
                }
            }
            default -> readDifferences();
        }
        m_line.paint(m_row);
        m_pending = m_row.length;
    }

    private void readMark() throws IOException {
        m_bits.skipZeros(MARK_BITS);
        if (m_bits.next(MARK_BITS) != MARK) {
            throw new CorruptData("a line of the compressed data does not begin with a mark, or is too long");
        }
    }

    private void readRuns() throws IOException {
        int x = 0;
        for (boolean black = false; x < m_width; black = !black) {
            x = readRun(x, black);
            m_line.add(x);
        }
    }

    /** @return the position behind the run that begins at x */
    private int readRun(final int x, final boolean black) throws IOException {
        final CcittCodes codes = black ? CcittCodes.BLACK : CcittCodes.WHITE;
        long end = x;
        int run;
        do {
            run = m_bits.code(codes);
            end += run;
            if (end > m_width) {
                throw new CorruptData("a line of the compressed data is longer than " + m_width + " pixels");
            }
        } while (run >= 64);
        return (int)end;
    }

    private void readDifferences() throws IOException {
        boolean black = false;
        int x = 0;
        m_above.restart();
        for (boolean first = true; x < m_width; first = false) {
            final int mode = m_bits.code(CcittCodes.MODES);
            // before the first pixel stands an imaginary white one
            final int change = m_above.next(first ? -1 : x, black);
            if (mode == CcittCodes.HORIZONTAL) {
                x = readRun(x, black);
                m_line.add(x);
                x = readRun(x, !black);
                m_line.add(x);
            } else if (mode == CcittCodes.PASS) {
                x = m_above.after(change);
            } else {
                x = moved(m_above.at(change) + mode, x, first);
                m_line.add(x);
                black = !black;
            }
        }
    }

    private int moved(final int to, final int from, final boolean first) throws CorruptData {
        if (to < from || to == from && !first || to > m_width) {
            throw new CorruptData("a line of the compressed data goes from pixel " + from + " to pixel " + to + " of "
                + m_width);
        }
        return to;
    }

    /** The end is told by marks without lines, or by zeros up to the last byte. */
    @Override
    public boolean atEnd() throws IOException {
        if (m_pending > 0) {
            return false;
        }
        return switch (m_form) {
            case RUN_LENGTHS -> {
                m_bits.toByte();
                yield m_bits.onlyZeros();
            }
            case T4_LINES -> endsWith(2 * MARK_BITS, MARK << MARK_BITS | MARK);
            case T4_MIXED -> endsWith(2 * MARK_BITS + 1, MARK << MARK_BITS + 1 | 1 << MARK_BITS | MARK);
            default -> m_bits.peek(2 * MARK_BITS) == (MARK << MARK_BITS | MARK) || m_bits.onlyZeros();
        };
    }

    /** A single mark begins another line. */
    private boolean endsWith(final int bits, final int marks) throws IOException {
        m_bits.skipZeros(MARK_BITS);
        return m_bits.peek(bits) == marks || m_bits.peek(MARK_BITS) != MARK && m_bits.onlyZeros();
    }

    /** The positions of a line at which the colour changes, ascending, first to black. */
    private final class Changes {

        private int[] m_positions = new int[16];

        private int m_count;

        /** No change before this one is looked for again. */
        private int m_from;

        void clear() {
            m_count = 0;
        }

        void restart() {
            m_from = 0;
        }

        /** A run of no pixels is none: its two changes take each other away. */
        void add(final int x) {
            if (m_count > 0 && m_positions[m_count - 1] == x) {
                m_count--;
                return;
            }
            if (m_count == m_positions.length) {
                m_positions = Arrays.copyOf(m_positions, 2 * m_count);
            }
            m_positions[m_count++] = x;
        }

        /** @return the number of the first change behind x, which never goes back, to the other colour than this */
        int next(final int x, final boolean black) {
            while (m_from < m_count && m_positions[m_from] <= x) {
                m_from++;
            }
            return (m_from & 1) == (black ? 1 : 0) ? m_from : m_from + 1;
        }

        /** @return the position of a change; behind the last one the end of the line */
        int at(final int change) {
            return change < m_count ? m_positions[change] : m_width;
        }

        int after(final int change) {
            return at(change + 1);
        }

        void paint(final byte[] row) {
            Arrays.fill(row, (byte)0);
            for (int i = 0; i < m_count; i += 2) {
                paint(row, m_positions[i], at(i + 1));
            }
        }

        private void paint(final byte[] row, final int from, final int to) {
            if (from >= to) {
                return;
            }
            final int first = from >> 3;
            final int last = to - 1 >> 3;
            final int head = 0xff >> (from & 7);
            final int tail = 0xff << 7 - (to - 1 & 7);
            if (first == last) {
                row[first] |= (byte)(head & tail);
                return;
            }
            row[first] |= (byte)head;
            Arrays.fill(row, first + 1, last, (byte)0xff);
            row[last] |= (byte)tail;
        }
    }
}
