package org.poreseg.errors;

/**
 * What a setting may be.
 *
 * @param low its least value
 * @param hasLow whether that value itself is allowed
 * @param high its greatest value; infinite for none
 * @param hasHigh whether that value itself is allowed
 */
public record Range(double low, boolean hasLow, double high, boolean hasHigh) {

    /** @return all values from one to another, both included */
    public static Range of(final double low, final double high) {
        return new Range(low, true, high, true);
    }

    /** @return all values above one, up to another, which is included */
    public static Range above(final double low, final double high) {
        return new Range(low, false, high, true);
    }

    /** @return all values from one, which is included, up to below another */
    public static Range below(final double low, final double high) {
        return new Range(low, true, high, false);
    }

    /** @return all values from one, which is included */
    public static Range atLeast(final double low) {
        return new Range(low, true, Double.POSITIVE_INFINITY, false);
    }

    /** @return whether the value is allowed; NaN never is */
    public boolean contains(final double value) {
        return (hasLow ? value >= low : value > low) && (hasHigh ? value <= high : value < high);
    }

    /**
     * @param setting the setting's name, as the beginning of a sentence
     * @param value its value
     * @throws UserError if it is not allowed
     */
    public void require(final String setting, final double value) {
        if (!contains(value)) {
            throw UserError.found(setting + " is " + text(value)).expected("It must be " + this);
        }
    }

    /** @return the rest of a sentence about a setting, such as "from 1 to 6" or "above 0 and at most 1" */
    @Override
    public String toString() {
        if (high == Double.POSITIVE_INFINITY) {
            return (hasLow ? "at least " : "above ") + text(low);
        }
        return hasLow && hasHigh ? "from " + text(low) + " to " + text(high)
            : (hasLow ? "at least " : "above ") + text(low) + " and " + (hasHigh ? "at most " : "below ") + text(high);
    }

    /**
     * @param value a number
     * @return its text, as it is typed: a whole number has no fraction
     */
    public static String text(final double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long)value)
            : Double.toString(value);
    }
}
