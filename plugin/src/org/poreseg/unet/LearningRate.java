package org.poreseg.unet;

import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;

/**
 * The learning rate of each epoch (paper, "Training": "initial rate 1e-3, multiplicative decay to 1e-5 at the final
 * epoch").
 *
 * @param initial the rate of the first epoch, above 0, at most 1
 * @param last the rate of the last epoch, above 0, at most {@code initial}
 */
public record LearningRate(double initial, double last) {

    /** What a rate may be. */
    public static final Range RATE = Range.above(0, 1);

    /** 1e-3 falling to 1e-5. */
    public static final LearningRate PAPER = new LearningRate(1e-3, 1e-5);

    /** @throws UserError if a value is out of its range */
    public LearningRate {
        RATE.require("The initial learning rate", initial);
        RATE.require("The final learning rate", last);
        if (last > initial) {
            throw UserError.found("The final learning rate is " + last)
                .expected("It must not be above the initial one, " + initial);
        }
    }

    /**
     * @param epoch 0-based
     * @param epochs number of epochs of the whole training
     * @return the rate of the epoch; exactly {@code initial} in the first and {@code last} in the last. A training of
     *         one epoch uses {@code initial}.
     */
    public double at(final int epoch, final int epochs) {
        if (epoch == 0) {
            return initial;
        }
        return epoch == epochs - 1 ? last : initial * Math.pow(last / initial, (double)epoch / (epochs - 1));
    }
}
