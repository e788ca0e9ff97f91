package org.poreseg.pictures;

/**
 * A font of the canvas. Lines are broken by the widths of Helvetica and Arial, whatever fonts a machine has, so that
 * the same workflow gives the same file everywhere.
 *
 * @param size in pixels
 * @param bold whether it is bold
 * @param italic whether it is italic
 */
record Font(double size, boolean bold, boolean italic) {

    /** The families, the first that is there is taken. */
    static final String FAMILIES = "Roboto, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

    /** Of the characters from the space to the tilde, in thousandths of the size. */
    private static final int[] WIDTHS = {278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
        611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
        278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556,
        333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

    private static final int OTHER_WIDTH = 600;

    /** Bold letters are wider by this, on average. */
    private static final double BOLD = 1.07;

    /** @return the width of a text in pixels */
    double width(final String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            final int index = text.charAt(i) - ' ';
            sum += index >= 0 && index < WIDTHS.length ? WIDTHS[index] : OTHER_WIDTH;
        }
        return sum * size / 1000 * (bold ? BOLD : 1);
    }
}
