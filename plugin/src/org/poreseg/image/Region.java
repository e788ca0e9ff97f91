package org.poreseg.image;

/**
 * A rectangle of pixels.
 *
 * @param x first column, from 0
 * @param y first row, from 0
 * @param width number of columns, at least 1
 * @param height number of rows, at least 1
 */
public record Region(int x, int y, int width, int height) {

    /** @throws IllegalArgumentException if the start is negative or the rectangle is empty */
    public Region {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("A region starts at 0 or later and is at least one pixel wide and high, "
                + "but got x " + x + ", y " + y + ", width " + width + ", height " + height);
        }
    }

    /** @return whether the rectangle lies inside an image of the given size */
    public boolean fits(final int imageWidth, final int imageHeight) {
        return (long)x + width <= imageWidth && (long)y + height <= imageHeight;
    }
}
