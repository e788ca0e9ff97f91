package org.poreseg.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples that become a slice in its native type. */
final class GreySamples extends Samples {

    private final SliceHeader m_header;

    private final ByteOrder m_order;

    /** {@code byte[]}, {@code short[]} or {@code float[]}. */
    private final Object m_pixels;

    /**
     * @param header of a grey image
     * @param order of the bytes in a sample
     */
    GreySamples(final SliceHeader header, final ByteOrder order) {
        super(header);
        m_header = header;
        m_order = order;
        m_pixels = switch (header.pixelType()) {
            case UINT8, INT8 -> new byte[header.pixels()];
            case UINT16, INT16 -> new short[header.pixels()];
            case FLOAT32 -> new float[header.pixels()];
        };
    }

    @Override
    void store(final byte[] row, final int from, final int pixel, final int count) {
        final int bytes = m_header.pixelType().bytes();
        if (m_pixels instanceof byte[] pixels) {
            System.arraycopy(row, from, pixels, pixel, count);
            return;
        }
        final ByteBuffer samples = ByteBuffer.wrap(row, from * bytes, count * bytes).order(m_order);
        if (m_pixels instanceof short[] pixels) {
            samples.asShortBuffer().get(pixels, pixel, count);
        } else {
            samples.asFloatBuffer().get((float[])m_pixels, pixel, count);
        }
    }

    /** @return the samples, shared */
    Object pixels() {
        return m_pixels;
    }
}
