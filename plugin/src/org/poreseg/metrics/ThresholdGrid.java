package org.poreseg.metrics;

import java.util.TreeSet;

/**
 * The thresholds of a sweep: steps of 1/128 through the middle, and steps by factors towards 0 and 1 (1, 1.5, 2, 3, 4,
 * … times 2⁻²⁰), because a trained network's probabilities crowd there and its plateau is wide. All of them are edges
 * of {@link ProbabilityBins}, so what is counted at them is exact.
 */
public final class ThresholdGrid {

    private static final int LINEAR_STEPS = 128;

    private static final int FINEST_EXPONENT = 20;

    private static final double[] THRESHOLDS = build();

    private ThresholdGrid() {
    }

    /** @return the thresholds, ascending, strictly between 0 and 1, symmetric about 0.5; a copy */
    public static double[] thresholds() {
        return THRESHOLDS.clone();
    }

    private static double[] build() {
        final TreeSet<Double> lower = new TreeSet<>();
        for (int step = 1; step <= LINEAR_STEPS / 2; step++) {
            lower.add((double)step / LINEAR_STEPS);
        }
        for (double power = Math.scalb(1.0, -FINEST_EXPONENT); power < 1.0 / LINEAR_STEPS; power *= 2) {
            lower.add(power);
            lower.add(1.5 * power);
        }
        final TreeSet<Double> all = new TreeSet<>(lower);
        lower.forEach(threshold -> all.add(1 - threshold));
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
