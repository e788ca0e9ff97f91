package org.poreseg.image;

import java.util.Locale;

/**
 * The colours of errors in every picture of a segmentation, as 0xRRGGBB: overlays on disk and in tables, the pages, and
 * what TensorBoard shows.
 */
public enum Palette {
    /** The paper's: false negatives blue, false positives red. */
    BLUE_RED("Blue and red", 0x2040ff, 0xff2020),
    /** Sky blue and vermilion of Okabe and Ito, told apart with every common colour vision, on dark pore too. */
    COLOUR_BLIND_SAFE("Colour-blind safe", 0x56b4e9, 0xd55e00);

    /** From dark to bright: cividis, made for colour-blind readers, ten colours evenly spaced. */
    private static final int[] RAMP = {0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369,
        0xe1cc55, 0xfee838};

    private final String m_label;

    private final int m_falseNegative;

    private final int m_falsePositive;

    Palette(final String label, final int falseNegative, final int falsePositive) {
        m_label = label;
        m_falseNegative = falseNegative;
        m_falsePositive = falsePositive;
    }

    /** @return what the palette is called */
    public String label() {
        return m_label;
    }

    /** @return the colour of pore that was missed */
    public int falseNegative() {
        return m_falseNegative;
    }

    /** @return the colour of solid that was taken for pore */
    public int falsePositive() {
        return m_falsePositive;
    }

    /** @return the colours of numbers from low to high, evenly spaced, to be interpolated between; a copy */
    public static int[] ramp() {
        return RAMP.clone();
    }

    /**
     * @param colour a colour as 0xRRGGBB
     * @return the colour as a page writes it: #rrggbb
     */
    public static String css(final int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }
}
