package org.poreseg.unet;

import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;

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

    /** The largest number of filters of the first level. */
    public static final int MAX_BASE_FILTERS = 256;

    /** The largest number of poolings. */
    public static final int MAX_DEPTH = 6;

    /** What the number of filters of the first level may be. */
    public static final Range BASE_FILTERS = Range.of(1, MAX_BASE_FILTERS);

    /** What the number of poolings may be. */
    public static final Range DEPTH = Range.of(1, MAX_DEPTH);

    /** What the dropout may be. */
    public static final Range DROPOUT = Range.below(0, 1);

    /** The largest number of filters that a level may have. */
    public static final int MAX_FILTERS = 4096;

    /** The network of the paper. */
    public static final NetworkConfig PAPER = new NetworkConfig(32, 4, false, 0);

    /** @throws UserError if a value is out of its range */
    public NetworkConfig {
        BASE_FILTERS.require("The number of base filters", baseFilters);
        DEPTH.require("The depth", depth);
        if ((long)baseFilters << depth > MAX_FILTERS) {
            throw UserError.found("Base filters " + baseFilters + " doubled on each of " + depth + " levels make "
                + ((long)baseFilters << depth) + " filters").expected("At most " + MAX_FILTERS + " are allowed");
        }
        DROPOUT.require("The dropout", dropout);
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
