package org.poreseg.image;

import java.lang.reflect.Array;

/**
 * One grey slice (or a patch of one) in its native pixel type, row by row: pixel (x, y) is element
 * {@code y * width + x} of the array. The array is shared, not copied; nobody changes it after construction.
 */
public final class Slice {

    private final int m_width;

    private final int m_height;

    private final PixelType m_type;

    private final Object m_pixels;

    /**
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param type the pixel type
     * @param pixels {@code byte[]}, {@code short[]} or {@code float[]} as the type says, of width × height elements
     * @throws IllegalArgumentException if the array does not fit the type or the size
     */
    public Slice(final int width, final int height, final PixelType type, final Object pixels) {
        final boolean fits = switch (type) {
            case UINT8, INT8 -> pixels instanceof byte[];
            case UINT16, INT16 -> pixels instanceof short[];
            case FLOAT32 -> pixels instanceof float[];
        };
        if (!fits || width < 1 || height < 1 || Array.getLength(pixels) != (long)width * height) {
            throw new IllegalArgumentException("A " + type.label() + " slice of " + width + " × " + height
                + " pixels cannot be made from " + pixels.getClass().getSimpleName() + " of length "
                + Array.getLength(pixels));
        }
        m_width = width;
        m_height = height;
        m_type = type;
        m_pixels = pixels;
    }

    /** @return columns */
    public int width() {
        return m_width;
    }

    /** @return rows */
    public int height() {
        return m_height;
    }

    /** @return the native pixel type */
    public PixelType type() {
        return m_type;
    }

    /** @return the backing {@code byte[]}, {@code short[]} or {@code float[]}; not to be changed */
    public Object pixels() {
        return m_pixels;
    }

    /**
     * @param index {@code y * width + x}
     * @return the grey value, unsigned types as non-negative numbers
     */
    public float value(final int index) {
        return switch (m_type) {
            case UINT8 -> ((byte[])m_pixels)[index] & 0xff;
            case INT8 -> ((byte[])m_pixels)[index];
            case UINT16 -> ((short[])m_pixels)[index] & 0xffff;
            case INT16 -> ((short[])m_pixels)[index];
            case FLOAT32 -> ((float[])m_pixels)[index];
        };
    }

    /**
     * @param region a rectangle inside this slice
     * @return a copy of the rectangle
     * @throws IllegalArgumentException if the rectangle leaves the slice
     */
    public Slice crop(final Region region) {
        if (!region.fits(m_width, m_height)) {
            throw new IllegalArgumentException(region + " does not fit a slice of " + m_width + " × " + m_height);
        }
        final Object pixels =
            Array.newInstance(m_pixels.getClass().getComponentType(), region.width() * region.height());
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(m_pixels, (region.y() + row) * m_width + region.x(), pixels, row * region.width(),
                region.width());
        }
        return new Slice(region.width(), region.height(), m_type, pixels);
    }
}
