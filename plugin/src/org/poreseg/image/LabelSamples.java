package org.poreseg.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples that become integers of 32 bits, with the sign that they have in the file. */
final class LabelSamples extends Samples {

    private final int m_bits;

    private final boolean m_signed;

    private final ByteOrder m_order;

    private final int[] m_labels;

    /**
     * @param header of an image of integers
     * @param order of the bytes in a sample of 16 or 32 bits
     */
    LabelSamples(final SliceHeader header, final ByteOrder order) {
        super(header);
        m_bits = header.bits();
        m_signed = header.sampleFormat() == TiffTags.SIGNED;
        m_order = order;
        m_labels = new int[header.pixels()];
    }

    @Override
    void store(final byte[] row, final int from, final int pixel, final int count) {
        switch (m_bits) {
            case 8 -> storeBytes(row, from, pixel, count);
            case 16 -> storeShorts(ByteBuffer.wrap(row).order(m_order), from, pixel, count);
            case 32 -> ByteBuffer.wrap(row, 4 * from, 4 * count).order(m_order).asIntBuffer()
                .get(m_labels, pixel, count);
            case 1 -> storeSingleBits(row, from, pixel, count);
            default -> storeBits(row, from, pixel, count);
        }
    }

    private void storeBytes(final byte[] row, final int from, final int pixel, final int count) {
        for (int i = 0; i < count; i++) {
            m_labels[pixel + i] = m_signed ? row[from + i] : row[from + i] & 0xff;
        }
    }

    private void storeShorts(final ByteBuffer row, final int from, final int pixel, final int count) {
        for (int i = 0; i < count; i++) {
            final short value = row.getShort(2 * (from + i));
            m_labels[pixel + i] = m_signed ? value : value & 0xffff;
        }
    }

    private void storeSingleBits(final byte[] row, final int from, final int pixel, final int count) {
        for (int i = 0; i < count; i++) {
            final int bit = row[from + i >> 3] >> 7 - (from + i & 7) & 1;
            m_labels[pixel + i] = m_signed ? -bit : bit;
        }
    }

    /** Samples that are no whole numbers of bytes follow each other from the high end of the bytes. */
    private void storeBits(final byte[] row, final int from, final int pixel, final int count) {
        long bit = (long)from * m_bits;
        for (int i = 0; i < count; i++) {
            int value = 0;
            for (int b = 0; b < m_bits; b++, bit++) {
                value = value << 1 | row[(int)(bit >> 3)] >> 7 - (bit & 7) & 1;
            }
            m_labels[pixel + i] = m_signed ? value << 32 - m_bits >> 32 - m_bits : value;
        }
    }

    /** @return the labels, shared */
    int[] labels() {
        return m_labels;
    }
}
