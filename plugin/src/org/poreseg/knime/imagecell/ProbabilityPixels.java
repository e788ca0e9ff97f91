package org.poreseg.knime.imagecell;

import org.knime.node.parameters.widget.choices.Label;

/** The pixel types in which images of pore probabilities are kept. */
public enum ProbabilityPixels {
    /** Unsigned 16 bit. */
    @Label(value = "16-bit integers", description = "0 to 65535 for 0 to 1: KNIME's table view shows them well, and "
        + "steps of 0.000015 are finer than any network is sure of.")
    UINT16(Short.SIZE, 0xffff),
    /** Unsigned 8 bit. */
    @Label(value = "8-bit integers",
        description = "0 to 255 for 0 to 1: a quarter of the disk space of floats, in steps of 0.004.")
    UINT8(Byte.SIZE, 0xff),
    /** Single precision. */
    @Label(value = "32-bit floats", description = "The exact probabilities, 0 to 1. KNIME's table view draws floats "
        + "over the whole range of their type, so that all look the same grey.")
    FLOAT32(Float.SIZE, 1);

    private final int m_bits;

    private final int m_largest;

    ProbabilityPixels(final int bits, final int largest) {
        m_bits = bits;
        m_largest = largest;
    }

    /** @return the bits that a pixel takes */
    public int bits() {
        return m_bits;
    }

    /** @return the integer nearest to a probability, of the integer types */
    int integer(final float probability) {
        return Math.round(probability * m_largest);
    }
}
