package org.poreseg.unet;

/**
 * The shape of the network (paper, "Network": a U-Net with 3×3 filters, padded convolutions and ELU, base 32 filters
 * that double per level, four poolings).
 *
 * @param baseFilters filters of the first level, 1–{@value #MAX_BASE_FILTERS}; the paper's 32
 * @param depth number of poolings, 1–{@value #MAX_DEPTH}; the paper's 4
 * @param batchNormalization whether each convolution is followed by a batch normalisation; not in the paper
 * @param dropout share of the deepest level's values that are set to zero in training, in [0, 1); 0, as in the paper,
 *            is off
 */
public record NetworkConfig(int baseFilters, int depth, boolean batchNormalization, double dropout) {

    /** The network of the paper. */
    public static final NetworkConfig PAPER = new NetworkConfig(32, 4, false, 0);

    /** The largest number of filters of the first level. */
    public static final int MAX_BASE_FILTERS = 256;

    /** The largest number of poolings. */
    public static final int MAX_DEPTH = 6;

    /** The largest number of filters that a level may have. */
    public static final int MAX_FILTERS = 4096;

    /** @throws IllegalArgumentException if a value is out of its range, with a message for the user */
    public NetworkConfig {
        Settings.requireRange("Base filters", baseFilters, 1, MAX_BASE_FILTERS);
        Settings.requireRange("Depth", depth, 1, MAX_DEPTH);
        if ((long)baseFilters << depth > MAX_FILTERS) {
            throw new IllegalArgumentException("Base filters " + baseFilters + " doubled on each of " + depth
                + " levels make " + ((long)baseFilters << depth) + " filters; at most " + MAX_FILTERS + " are allowed");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("Dropout must be at least 0 and below 1, but is " + dropout);
        }
    }

    /**
     * @param level 0 (full resolution) to {@link #depth()} (the deepest)
     * @return the number of filters of the level
     */
    public int filters(final int level) {
        return baseFilters << level;
    }

    /** @return the smallest patch side, in pixels, that still has a pixel on the deepest level: 2^depth */
    public int smallestPatch() {
        return 1 << depth;
    }
}
