package org.poreseg.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Adds up the differences of neighbours that are stored instead of samples (TIFF 6.0, section 14; Adobe's note 3). */
final class TiffPredictor {

    private final int m_kind;

    private final int m_bits;

    private final ByteOrder m_order;

    /** A row of floats while its bytes are put together. */
    private final byte[] m_planes;

    /**
     * @param page how its samples are stored
     * @param order of the bytes in a sample
     */
    TiffPredictor(final TiffPage page, final ByteOrder order) {
        m_kind = page.predictor();
        m_bits = page.header().bits();
        m_order = order;
        m_planes = m_kind == TiffTags.FLOAT_DIFFERENCES ? new byte[page.rowBytes()] : null;
    }

    /** Turns a row as it is stored into samples, in place. */
    void undo(final byte[] row) {
        if (m_kind == TiffTags.FLOAT_DIFFERENCES) {
            undoFloats(row);
        } else if (m_kind == TiffTags.DIFFERENCES) {
            switch (m_bits) {
                case 8 -> addBytes(row);
                case 16 -> addShorts(ByteBuffer.wrap(row).order(m_order));
                default -> addInts(ByteBuffer.wrap(row).order(m_order));
            }
        }
    }

    private static void addBytes(final byte[] row) {
        byte sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i];
            row[i] = sum;
        }
    }

    private static void addShorts(final ByteBuffer row) {
        short sum = 0;
        for (int i = 0; i < row.capacity(); i += 2) {
            sum += row.getShort(i);
            row.putShort(i, sum);
        }
    }

    private static void addInts(final ByteBuffer row) {
        int sum = 0;
        for (int i = 0; i < row.capacity(); i += 4) {
            sum += row.getInt(i);
            row.putInt(i, sum);
        }
    }

    /** The first bytes of all samples, then the second ones and so on, from the high end, as differences. */
    private void undoFloats(final byte[] row) {
        addBytes(row);
        System.arraycopy(row, 0, m_planes, 0, row.length);
        final int bytes = m_bits / 8;
        final int samples = row.length / bytes;
        for (int b = 0; b < bytes; b++) {
            final int to = m_order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b;
            for (int i = 0; i < samples; i++) {
                row[i * bytes + to] = m_planes[b * samples + i];
            }
        }
    }
}
