package org.poreseg.unet;

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

    /** Eq. (1) as printed, with α = 1. */
    public static final LossConfig PAPER = new LossConfig(LossKind.EQUATION_1, 1, 1e-5);

    /** @throws IllegalArgumentException if a value is out of its range, with a message for the user */
    public LossConfig {
        if (!(alpha >= 0 && alpha <= MAX_ALPHA)) {
            throw new IllegalArgumentException("Alpha must be between 0 and " + MAX_ALPHA + ", but is " + alpha);
        }
        Settings.requireAbove("Epsilon", epsilon, 0, 1);
    }
}
