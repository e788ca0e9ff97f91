package org.poreseg.metrics;

/**
 * Pore that belongs to the largest connected pore of its slice, in the prediction and in the reference.
 *
 * @param predicted pixels of the largest predicted cluster, summed over slices
 * @param reference pixels of the largest cluster of the reference, summed over slices
 * @param pixels all pixels of these slices
 */
public record ConnectedPorosity(long predicted, long reference, long pixels) {

    /** No slice at all. */
    public static final ConnectedPorosity NONE = new ConnectedPorosity(0, 0, 0);

    /**
     * @param other further counts
     * @return the sums
     */
    public ConnectedPorosity plus(final ConnectedPorosity other) {
        return new ConnectedPorosity(predicted + other.predicted, reference + other.reference, pixels + other.pixels);
    }

    /** @return share of all pixels that lie in the largest predicted cluster of their slice; NaN without pixels */
    public double predictedShare() {
        return (double)predicted / pixels;
    }

    /** @return the same of the reference; NaN without pixels */
    public double referenceShare() {
        return (double)reference / pixels;
    }
}
