package org.poreseg.metrics;

import java.util.List;

/**
 * The thresholds that serve as well as the best one: the widest unbroken interval around a best threshold in which the
 * IoU stays within 1 % of the best (at least 0.99 times it).
 *
 * @param low smallest threshold of the interval; NaN if no threshold has an IoU
 * @param high greatest threshold of the interval; NaN if no threshold has an IoU
 * @param bestThreshold the threshold of the best IoU; of several, the one in the interval nearest to 0.5
 * @param bestIou the best IoU of the sweep
 */
public record Plateau(double low, double high, double bestThreshold, double bestIou) {

    private static final double SHARE_OF_BEST = 0.99;

    /**
     * @param thresholds ascending
     * @param confusions the counts at each threshold
     * @return the plateau
     */
    public static Plateau of(final double[] thresholds, final List<PoreConfusion> confusions) {
        final double[] ious = confusions.stream().mapToDouble(PoreConfusion::iou).toArray();
        double best = Double.NEGATIVE_INFINITY;
        for (final double iou : ious) {
            best = iou > best ? iou : best;
        }
        if (best == Double.NEGATIVE_INFINITY) {
            return new Plateau(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        Plateau widest = null;
        for (int first = 0; first < ious.length; first++) {
            if (!(ious[first] >= SHARE_OF_BEST * best)) {
                continue;
            }
            double bestThreshold = Double.NaN;
            int last = first;
            for (int i = first; i < ious.length && ious[i] >= SHARE_OF_BEST * best; i++) {
                last = i;
                if (ious[i] == best && !(Math.abs(bestThreshold - 0.5) <= Math.abs(thresholds[i] - 0.5))) {
                    bestThreshold = thresholds[i];
                }
            }
            final double width = thresholds[last] - thresholds[first];
            if (!Double.isNaN(bestThreshold) && (widest == null || width > widest.high - widest.low)) {
                widest = new Plateau(thresholds[first], thresholds[last], bestThreshold, best);
            }
            first = last;
        }
        return widest;
    }
}
