package org.poreseg.image;

import org.poreseg.errors.UserError;

/**
 * The grey values that are fed to the network as −0.5 and 0.5 (paper, input: "intensity scaled to [−0.5, 0.5]").
 *
 * @param low the value that becomes −0.5, finite
 * @param high the value that becomes 0.5, finite and greater than {@code low}
 */
public record IntensityWindow(double low, double high) {

    /** @throws UserError if a bound is not finite or {@code low >= high} */
    public IntensityWindow {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw UserError.found("The intensity window is [" + low + ", " + high + "]")
                .expected("Its bounds must be finite, the low one below the high one");
        }
    }

    /**
     * @param value a native grey value
     * @return the value scaled linearly to [−0.5, 0.5]; values outside the window are clamped to it
     */
    public float scale(final double value) {
        final double clamped = Math.min(Math.max(value, low), high);
        return (float)((clamped - low) / (high - low) - 0.5);
    }
}
