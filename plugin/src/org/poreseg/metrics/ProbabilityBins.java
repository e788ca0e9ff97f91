package org.poreseg.metrics;

/**
 * Bins for single-precision probabilities, each from its lower edge (included) to the next bin's (excluded), and one
 * for exactly 1. They are 2⁻¹⁸ wide in the middle. Within 2⁻⁷ of 0 and of 1, where a trained network puts most pixels,
 * each halving of the distance to the end has 2048 bins of its own, so that saturated predictions still have an order.
 * Below 2⁻²⁴ (there is no such float at the other end) each halving has 64 bins.
 */
final class ProbabilityBins {

    private static final float LINEAR = 0x1p18f;

    private static final float TAIL = 0x1p-7f;

    private static final float SMALLEST = 0x1p-24f;

    /** Bits of a float's mantissa that are dropped in the tails: 23 − 11, for 2¹¹ = 2048 bins an octave. */
    private static final int DROPPED = 12;

    /** The same below 2⁻²⁴: 23 − 6, for 2⁶ = 64 bins an octave. */
    private static final int DROPPED_BELOW = 17;

    private static final int BINS_BELOW = Float.floatToRawIntBits(SMALLEST) >>> DROPPED_BELOW;

    private static final int SMALLEST_KEY = Float.floatToRawIntBits(SMALLEST) >>> DROPPED;

    private static final int TAIL_BINS = (Float.floatToRawIntBits(TAIL) >>> DROPPED) - SMALLEST_KEY;

    /** The first bin of the middle part. */
    private static final int MIDDLE = BINS_BELOW + TAIL_BINS;

    private static final int MIDDLE_BINS = (int)(LINEAR * (1 - 2 * TAIL));

    private static final int FIRST_LINEAR = (int)(LINEAR * TAIL);

    /** The number of bins. */
    static final int COUNT = MIDDLE + MIDDLE_BINS + TAIL_BINS + 2;

    private static final int LAST = COUNT - 1;

    private ProbabilityBins() {
    }

    /**
     * @param probability in [0, 1]
     * @return its bin, from 0; bins ascend with the probability
     */
    static int bin(final float probability) {
        if (probability >= TAIL) {
            if (probability < 1 - TAIL) {
                return MIDDLE - FIRST_LINEAR + (int)(probability * LINEAR);
            }
            // exact, as the probability is at least 1/2
            final float rest = 1 - probability;
            return rest == 0 ? LAST
                : LAST - 1 - ((Float.floatToRawIntBits(rest) - 1 >>> DROPPED) - (SMALLEST_KEY - 1));
        }
        // adding 0 makes a negative zero positive
        final int bits = Float.floatToRawIntBits(probability + 0f);
        return probability < SMALLEST ? bits >>> DROPPED_BELOW : BINS_BELOW + (bits >>> DROPPED) - SMALLEST_KEY;
    }

    /**
     * @param bin a bin
     * @return the lower edge of the bin; exact, as a double
     */
    static double lowerEdge(final int bin) {
        if (bin < BINS_BELOW) {
            return Float.intBitsToFloat(bin << DROPPED_BELOW);
        }
        if (bin < MIDDLE) {
            return Float.intBitsToFloat(bin - BINS_BELOW + SMALLEST_KEY << DROPPED);
        }
        if (bin < MIDDLE + MIDDLE_BINS) {
            return (bin - MIDDLE + FIRST_LINEAR) / (double)LINEAR;
        }
        if (bin == LAST) {
            return 1;
        }
        return 1 - (double)Float.intBitsToFloat(LAST - 1 - bin + SMALLEST_KEY << DROPPED);
    }
}
