package org.poreseg.image;

import java.util.OptionalInt;

import org.poreseg.errors.UserError;

/**
 * The part of each slice that is read, possibly up to an edge that is not known before the images are.
 *
 * @param x first column, from 0
 * @param y first row, from 0
 * @param width columns; empty for all up to the right edge
 * @param height rows; empty for all up to the lower edge
 */
public record RegionOfInterest(int x, int y, OptionalInt width, OptionalInt height) {

    /** The whole slice. */
    public static final RegionOfInterest ALL = new RegionOfInterest(0, 0, OptionalInt.empty(), OptionalInt.empty());

    /** @throws UserError if the start is negative or the region is empty */
    public RegionOfInterest {
        if (x < 0 || y < 0) {
            throw UserError.found("The region starts at x " + x + ", y " + y).expected("Pixels count from 0");
        }
        if (width.orElse(1) < 1 || height.orElse(1) < 1) {
            throw UserError.found("The region is " + text(width) + " pixels wide and " + text(height) + " high")
                .expected("It must have at least one each way");
        }
    }

    /**
     * @param imageWidth columns of the slices
     * @param imageHeight rows of the slices
     * @return the rectangle in slices of this size
     * @throws UserError if it leaves them
     */
    public Region in(final int imageWidth, final int imageHeight) {
        final int columns = width.orElse(imageWidth - x);
        final int rows = height.orElse(imageHeight - y);
        if (columns < 1 || rows < 1 || !new Region(x, y, columns, rows).fits(imageWidth, imageHeight)) {
            throw UserError.found("The region x " + x + ", y " + y + ", width " + text(width) + ", height "
                + text(height) + " does not fit slices of " + imageWidth + " × " + imageHeight + " pixels");
        }
        return new Region(x, y, columns, rows);
    }

    private static String text(final OptionalInt length) {
        return length.isPresent() ? Integer.toString(length.getAsInt()) : "to the edge";
    }
}
