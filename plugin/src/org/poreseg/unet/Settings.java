package org.poreseg.unet;

/** Checks of settings, with messages in a user's words. */
public final class Settings {

    private Settings() {
    }

    public static void requireRange(final String name, final long value, final long low, final long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                name + " must be between " + low + " and " + high + ", but is " + value);
        }
    }

    /** Requires a value above {@code low} and at most {@code high}. */
    static void requireAbove(final String name, final double value, final double low, final double high) {
        if (!(value > low && value <= high)) {
            throw new IllegalArgumentException(
                name + " must be above " + low + " and at most " + high + ", but is " + value);
        }
    }
}
