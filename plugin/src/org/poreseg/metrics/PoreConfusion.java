package org.poreseg.metrics;

import org.poreseg.image.Mask;

/**
 * Confusion counts of pixels, with pore as the positive class. A measure whose denominator is zero has no value: it is
 * NaN, and a missing cell in tables.
 *
 * @param truePositives pore in both
 * @param falsePositives pore in the prediction only
 * @param falseNegatives pore in the reference only
 * @param trueNegatives solid in both
 */
public record PoreConfusion(long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    /** No pixel at all. */
    public static final PoreConfusion NONE = new PoreConfusion(0, 0, 0, 0);

    /**
     * @param predicted the predicted mask
     * @param reference the reference mask, of the same size
     * @return the counts over all pixels
     * @throws IllegalArgumentException if the sizes differ
     */
    public static PoreConfusion of(final Mask predicted, final Mask reference) {
        if (predicted.width() != reference.width() || predicted.height() != reference.height()) {
            throw new IllegalArgumentException("The predicted mask has " + predicted.width() + " × "
                + predicted.height() + " pixels, the reference mask " + reference.width() + " × "
                + reference.height());
        }
        final long[] predictedWords = predicted.words();
        final long[] referenceWords = reference.words();
        final long pixels = (long)predicted.width() * predicted.height();
        final int full = (int)(pixels >> 6);
        long intersection = 0;
        for (int i = 0; i < full; i++) {
            intersection += Long.bitCount(predictedWords[i] & referenceWords[i]);
        }
        if ((pixels & 63) != 0) {
            intersection += Long.bitCount(predictedWords[full] & referenceWords[full] & (1L << pixels) - 1);
        }
        final long called = predicted.poreCount();
        final long actual = reference.poreCount();
        return new PoreConfusion(intersection, called - intersection, actual - intersection, pixels - called - actual + intersection);
    }

    /**
     * @param other further counts
     * @return the sums
     */
    public PoreConfusion plus(final PoreConfusion other) {
        return new PoreConfusion(truePositives + other.truePositives, falsePositives + other.falsePositives,
            falseNegatives + other.falseNegatives, trueNegatives + other.trueNegatives);
    }

    /** @return the number of pixels */
    public long pixels() {
        return truePositives + falsePositives + falseNegatives + trueNegatives;
    }

    /** @return the number of pixels that are pore in the reference */
    public long referencePores() {
        return truePositives + falseNegatives;
    }

    /** @return share of the pixels that agree; NaN without pixels */
    public double accuracy() {
        return ratio(truePositives + trueNegatives, pixels());
    }

    /** @return share of the predicted pore that is pore; NaN if no pore is predicted */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** @return share of the pore that is predicted; NaN if the reference has no pore */
    public double recall() {
        return ratio(truePositives, referencePores());
    }

    /** @return intersection over union of pore; NaN if neither mask has pore */
    public double iou() {
        return ratio(truePositives, truePositives + falsePositives + falseNegatives);
    }

    /** @return predicted pore as a share of all pixels; NaN without pixels */
    public double porosity() {
        return ratio(truePositives + falsePositives, pixels());
    }

    /** @return pore of the reference as a share of all pixels; NaN without pixels */
    public double referencePorosity() {
        return ratio(referencePores(), pixels());
    }

    private static double ratio(final long part, final long whole) {
        return whole == 0 ? Double.NaN : (double)part / whole;
    }
}
