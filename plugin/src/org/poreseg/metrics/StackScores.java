package org.poreseg.metrics;

import java.util.List;

/**
 * The finished scores of one model on one stack, or on all stacks together: small enough to be kept for all of them.
 *
 * @param slices number of slices
 * @param confusion counts of the predicted masks
 * @param logLoss mean log loss
 * @param prAuc area under the precision-recall curve
 * @param sweep counts at the thresholds of {@link ThresholdGrid}
 * @param plateau the thresholds that serve
 * @param curve points of the precision-recall curve
 * @param reliability the calibration
 * @param borderErrors errors near pore borders
 * @param connected largest connected pores
 * @param otsu Otsu's threshold on the grey values, {@code null} for several stacks
 * @param bestGrey the best single threshold on the grey values, {@code null} for several stacks
 */
public record StackScores(int slices, PoreConfusion confusion, double logLoss, double prAuc, List<PoreConfusion> sweep,
    Plateau plateau, PrecisionRecallCurve curve, Reliability reliability, BorderErrors borderErrors,
    ConnectedPorosity connected, GreyThreshold otsu, GreyThreshold bestGrey) {

    /**
     * @param scores what was counted
     * @param grey the grey values of the stack, {@code null} for several stacks
     * @return the finished scores
     */
    public static StackScores of(final SegmentationScores scores, final GreyHistogram grey) {
        final List<PoreConfusion> sweep = scores.sweep();
        return new StackScores(scores.slices(), scores.confusion(), scores.probabilities().logLoss(),
            scores.probabilities().averagePrecision(), sweep, Plateau.of(ThresholdGrid.thresholds(), sweep),
            scores.probabilities().precisionRecallCurve(), scores.probabilities().reliability(),
            scores.borderErrors(), scores.connectedPorosity(), grey == null ? null : grey.otsu(),
            grey == null ? null : grey.best());
    }
}
