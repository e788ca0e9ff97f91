package org.poreseg.unet;

import org.poreseg.errors.Range;

/**
 * The loss (paper, eq. (1)).
 *
 * @param kind which reading of the loss
 * @param alpha the weight α of the Jaccard term, 0–{@value #MAX_ALPHA}; the paper does not give it
 * @param epsilon the ε that keeps the Jaccard term finite, above 0, at most 1; the paper's 1e-5
 */
public record LossConfig(LossKind kind, double alpha, double epsilon) {

    /** The largest weight α. */
    public static final int MAX_ALPHA = 100;

    /** What the weight of the Jaccard term may be. */
    public static final Range ALPHA = Range.of(0, MAX_ALPHA);

    /** What the ε of the Jaccard term may be. */
    public static final Range EPSILON = Range.above(0, 1);

    /** Eq. (1) as printed, with α = 1. */
    public static final LossConfig PAPER = new LossConfig(LossKind.EQUATION_1, 1, 1e-5);

    /** @throws org.poreseg.errors.UserError if a value is out of its range */
    public LossConfig {
        ALPHA.require("Alpha", alpha);
        EPSILON.require("Epsilon", epsilon);
    }
}
