package org.poreseg.unet;

import org.poreseg.errors.Range;

/**
 * When training ends before its last epoch.
 *
 * @param patience epochs without a better validation IoU after which training stops and keeps the best model; 0 is off
 * @param timeBudgetSeconds seconds after which training stops at the end of the step, counted anew when it is resumed;
 *            0 is off
 */
public record Stopping(int patience, long timeBudgetSeconds) {

    /** What the patience may be, in epochs. */
    public static final Range PATIENCE = Range.atLeast(0);

    /** What the time budget may be, in seconds. */
    public static final Range TIME_BUDGET = Range.atLeast(0);

    /** Training runs to its last epoch. */
    public static final Stopping NEVER = new Stopping(0, 0);

    /** @throws org.poreseg.errors.UserError if a value is negative */
    public Stopping {
        PATIENCE.require("The patience", patience);
        TIME_BUDGET.require("The time budget", timeBudgetSeconds);
    }
}
