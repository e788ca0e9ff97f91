package org.poreseg.image;

/** The native grey-value types of CT slices; what a file holds is what a {@link Slice} holds. */
public enum PixelType {
    /** Unsigned 8 bit, in a {@code byte[]}. */
    UINT8("unsigned 8-bit integer", 1, 0, 255),
    /** Signed 8 bit, in a {@code byte[]}. */
    INT8("signed 8-bit integer", 1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    /** Unsigned 16 bit, in a {@code short[]}. */
    UINT16("unsigned 16-bit integer", 2, 0, 65535),
    /** Signed 16 bit, in a {@code short[]}. */
    INT16("signed 16-bit integer", 2, Short.MIN_VALUE, Short.MAX_VALUE),
    /** IEEE 754 single precision, in a {@code float[]}; its range as a type is taken to be [0, 1]. */
    FLOAT32("32-bit float", 4, 0, 1);

    private final String m_label;

    private final int m_bytes;

    private final double m_minimum;

    private final double m_maximum;

    PixelType(final String label, final int bytes, final double minimum, final double maximum) {
        m_label = label;
        m_bytes = bytes;
        m_minimum = minimum;
        m_maximum = maximum;
    }

    /** @return the name a user reads, such as "unsigned 16-bit integer" */
    public String label() {
        return m_label;
    }

    /** @return the bytes of one pixel */
    public int bytes() {
        return m_bytes;
    }

    /** @return the window of the whole type: the smallest and the largest value it holds ([0, 1] for floats) */
    public IntensityWindow range() {
        return new IntensityWindow(m_minimum, m_maximum);
    }
}
