package org.poreseg.unet;

/**
 * When training ends before its last epoch.
 *
 * @param patience epochs without a better validation IoU after which training stops and keeps the best model; 0 is off
 * @param timeBudgetSeconds seconds after which training stops at the end of the step, counted anew when it is resumed;
 *            0 is off
 */
public record Stopping(int patience, long timeBudgetSeconds) {

    /** Training runs to its last epoch. */
    public static final Stopping NEVER = new Stopping(0, 0);

    /** @throws IllegalArgumentException if a value is negative, with a message for the user */
    public Stopping {
        Settings.requireRange("Patience", patience, 0, Integer.MAX_VALUE);
        Settings.requireRange("Time budget", timeBudgetSeconds, 0, Long.MAX_VALUE);
    }
}
