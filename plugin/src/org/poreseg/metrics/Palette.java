package org.poreseg.metrics;

/** The colours of errors in overlays, as 0xRRGGBB. */
public enum Palette {
    /** The paper's: false negatives blue, false positives red. */
    BLUE_RED(0x2040ff, 0xff2020),
    /** Blue and orange of Okabe and Ito, told apart with every common colour vision. */
    COLOUR_BLIND_SAFE(0x0072b2, 0xe69f00);

    private final int m_falseNegative;

    private final int m_falsePositive;

    Palette(final int falseNegative, final int falsePositive) {
        m_falseNegative = falseNegative;
        m_falsePositive = falsePositive;
    }

    /** @return the colour of pore that was missed */
    public int falseNegative() {
        return m_falseNegative;
    }

    /** @return the colour of solid that was taken for pore */
    public int falsePositive() {
        return m_falsePositive;
    }
}
