package org.poreseg.image;

/**
 * A binary mask, true = pore: pixel (x, y) is bit {@code i = y * width + x}, kept as bit {@code i & 63} of word
 * {@code i >> 6}. This is also the layout of imglib2's {@code ArrayImgs.bits}, so masks change hands without a copy.
 */
public final class Mask {

    private final int m_width;

    private final int m_height;

    private final long[] m_words;

    /**
     * A mask without any pore.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     */
    public Mask(final int width, final int height) {
        this(width, height, new long[words(width, height)]);
    }

    /**
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param words the bits, shared, not copied; bits past the last pixel are ignored
     * @throws IllegalArgumentException if the array is too short, or the mask is empty or has 2³¹ pixels or more
     */
    public Mask(final int width, final int height, final long[] words) {
        if (width < 1 || height < 1 || (long)width * height > Integer.MAX_VALUE
            || words.length < words(width, height)) {
            throw new IllegalArgumentException(
                "A mask of " + width + " × " + height + " pixels cannot be made from " + words.length + " words");
        }
        m_width = width;
        m_height = height;
        m_words = words;
    }

    private static int words(final int width, final int height) {
        return Math.toIntExact(((long)width * height + 63) >> 6);
    }

    /** @return columns */
    public int width() {
        return m_width;
    }

    /** @return rows */
    public int height() {
        return m_height;
    }

    /** @return the bits in the layout described above, shared */
    public long[] words() {
        return m_words;
    }

    /**
     * @param index {@code y * width + x}
     * @return whether the pixel is pore
     */
    public boolean isPore(final int index) {
        return (m_words[index >> 6] >>> index & 1) != 0;
    }

    /** Makes the pixel {@code index = y * width + x} pore; only for whoever is still building the mask. */
    public void setPore(final int index) {
        m_words[index >> 6] |= 1L << index;
    }

    /** @return the number of pore pixels */
    public long poreCount() {
        final int pixels = m_width * m_height;
        final int full = pixels >> 6;
        long count = 0;
        for (int i = 0; i < full; i++) {
            count += Long.bitCount(m_words[i]);
        }
        if ((pixels & 63) != 0) {
            count += Long.bitCount(m_words[full] & (1L << pixels) - 1);
        }
        return count;
    }

    /**
     * @param region a rectangle inside this mask
     * @return a copy of the rectangle
     * @throws IllegalArgumentException if the rectangle leaves the mask
     */
    public Mask crop(final Region region) {
        if (!region.fits(m_width, m_height)) {
            throw new IllegalArgumentException(region + " does not fit a mask of " + m_width + " × " + m_height);
        }
        final Mask cropped = new Mask(region.width(), region.height());
        for (int row = 0, to = 0; row < region.height(); row++) {
            final int from = (region.y() + row) * m_width + region.x();
            for (int column = 0; column < region.width(); column++, to++) {
                if (isPore(from + column)) {
                    cropped.setPore(to);
                }
            }
        }
        return cropped;
    }
}
