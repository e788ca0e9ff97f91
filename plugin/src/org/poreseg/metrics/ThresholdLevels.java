package org.poreseg.metrics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;

/**
 * Probabilities as bytes that lose nothing at a list of thresholds: the level of a probability is the number of
 * thresholds that it reaches. So a pixel is pore at the n-th threshold (from 1) exactly if its level is at least n.
 */
public final class ThresholdLevels {

    /** A level fits a byte. */
    private static final int MAX_THRESHOLDS = 255;

    private final double[] m_thresholds;

    /**
     * Pixels by level.
     *
     * @param pore pixels that are pore in the reference: how many are of level 0, 1, …, number of thresholds
     * @param solid pixels that are solid in the reference, likewise
     */
    public record Counts(long[] pore, long[] solid) {
    }

    private ThresholdLevels(final double[] thresholds) {
        if (thresholds.length > MAX_THRESHOLDS) {
            throw new IllegalArgumentException(thresholds.length + " thresholds do not fit a byte.");
        }
        m_thresholds = thresholds;
    }

    /**
     * @param threshold the threshold of the predicted masks, in [0, 1]
     * @return the thresholds of {@link ThresholdGrid} and this one
     */
    public static ThresholdLevels with(final double threshold) {
        return new ThresholdLevels(DoubleStream
            .concat(Arrays.stream(ThresholdGrid.thresholds()), DoubleStream.of(unsigned(threshold))).sorted().distinct()
            .toArray());
    }

    /** Arrays are sorted with −0 below 0, which is no smaller. */
    private static double unsigned(final double value) {
        return value + 0.0;
    }

    /** @return the thresholds, ascending, in [0, 1]; a copy */
    public double[] thresholds() {
        return m_thresholds.clone();
    }

    /**
     * @param probability a probability, in [0, 1]
     * @return how many of the thresholds it reaches
     */
    public int level(final float probability) {
        final int found = Arrays.binarySearch(m_thresholds, unsigned(probability));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * @param probabilities the probabilities of pore
     * @return the level of each pixel as an unsigned byte
     */
    public byte[] levels(final ProbabilityMap probabilities) {
        final byte[] levels = new byte[probabilities.values().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte)level(probabilities.values()[i]);
        }
        return levels;
    }

    /**
     * @param levels the level of each pixel
     * @param reference the reference mask, of as many pixels
     * @return the pixels of each class by level
     */
    public Counts count(final byte[] levels, final Mask reference) {
        final Counts counts = new Counts(new long[m_thresholds.length + 1], new long[m_thresholds.length + 1]);
        for (int i = 0; i < levels.length; i++) {
            (reference.isPore(i) ? counts.pore() : counts.solid())[levels[i] & 0xff]++;
        }
        return counts;
    }
}
