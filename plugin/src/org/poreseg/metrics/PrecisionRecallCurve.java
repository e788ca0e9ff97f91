package org.poreseg.metrics;

/**
 * Points of a precision-recall curve, from high thresholds to low ones.
 *
 * @param recall ascending, in [0, 1]
 * @param precision the precision at each recall, in [0, 1]
 */
public record PrecisionRecallCurve(double[] recall, double[] precision) {
}
