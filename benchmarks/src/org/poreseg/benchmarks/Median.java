package org.poreseg.benchmarks;

import java.util.List;

/** The middle of some measurements, which single disturbances do not move. */
public final class Median {

    private Median() {
    }

    /** @return the median; NaN of nothing */
    public static double of(final List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        final double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
