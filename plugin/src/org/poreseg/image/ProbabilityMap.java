package org.poreseg.image;

import org.poreseg.errors.Range;

/**
 * Pore probabilities of one slice or patch, row by row.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values width × height probabilities in [0, 1], pixel (x, y) at {@code y * width + x}; shared, not copied
 */
public record ProbabilityMap(int width, int height, float[] values) {

    /** What a probability, and a threshold of probabilities, may be. */
    public static final Range RANGE = Range.of(0, 1);

    /** @throws IllegalArgumentException if the array does not fit the size */
    public ProbabilityMap {
        if (width < 1 || height < 1 || values.length != (long)width * height) {
            throw new IllegalArgumentException("A probability map of " + width + " × " + height
                + " pixels cannot be made from " + values.length + " values");
        }
    }

    /**
     * @param threshold a probability
     * @return the mask of the pixels whose probability is at least the threshold
     */
    public Mask threshold(final double threshold) {
        final Mask mask = new Mask(width, height);
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= threshold) {
                mask.setPore(i);
            }
        }
        return mask;
    }

    /**
     * @param region a rectangle inside this map
     * @return a copy of the rectangle
     * @throws IllegalArgumentException if the rectangle leaves the map
     */
    public ProbabilityMap crop(final Region region) {
        if (!region.fits(width, height)) {
            throw new IllegalArgumentException(region + " does not fit a map of " + width + " × " + height);
        }
        final float[] cropped = new float[region.width() * region.height()];
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(values, (region.y() + row) * width + region.x(), cropped, row * region.width(),
                region.width());
        }
        return new ProbabilityMap(region.width(), region.height(), cropped);
    }
}
