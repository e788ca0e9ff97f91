package org.poreseg.image;

/** The native grey-value types of CT slices; what a file holds is what a {@link Slice} holds. */
public enum PixelType {
    /** Unsigned 8 bit, in a {@code byte[]}. */
    UINT8(Byte.SIZE, "unsigned 8-bit integer", 0, 255),
    /** Signed 8 bit, in a {@code byte[]}. */
    INT8(Byte.SIZE, "signed 8-bit integer", Byte.MIN_VALUE, Byte.MAX_VALUE),
    /** Unsigned 16 bit, in a {@code short[]}. */
    UINT16(Short.SIZE, "unsigned 16-bit integer", 0, 65535),
    /** Signed 16 bit, in a {@code short[]}. */
    INT16(Short.SIZE, "signed 16-bit integer", Short.MIN_VALUE, Short.MAX_VALUE),
    /** IEEE 754 single precision, in a {@code float[]}; its range as a type is taken to be [0, 1]. */
    FLOAT32(Float.SIZE, "32-bit float", 0, 1);

    private final int m_bits;

    private final String m_label;

    private final double m_minimum;

    private final double m_maximum;

    PixelType(final int bits, final String label, final double minimum, final double maximum) {
        m_bits = bits;
        m_label = label;
        m_minimum = minimum;
        m_maximum = maximum;
    }

    /** @return the bits a pixel takes */
    public int bits() {
        return m_bits;
    }

    /** @return the name a user reads, such as "unsigned 16-bit integer" */
    public String label() {
        return m_label;
    }

    /** @return the window of the whole type: the smallest and the largest value it holds ([0, 1] for floats) */
    public IntensityWindow range() {
        return new IntensityWindow(m_minimum, m_maximum);
    }
}
