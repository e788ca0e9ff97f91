package org.poreseg.image;

import java.util.OptionalInt;

import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;

/**
 * Which slices of a stack are read.
 *
 * @param first the first one, counted from 0
 * @param last the last one, inclusive; empty for the stack's last
 * @param step 1 for every slice, 2 for every other, …
 */
public record SliceRange(int first, OptionalInt last, int step) {

    /** What the step may be. */
    public static final Range STEP = Range.atLeast(1);

    /** Every slice of the stack. */
    public static final SliceRange ALL = new SliceRange(0, OptionalInt.empty(), 1);

    /** @throws UserError if the first slice is negative or after the last, or the step is below 1 */
    public SliceRange {
        if (first < 0) {
            throw UserError.found("The first slice is " + first).expected("Slices count from 0");
        }
        if (last.isPresent() && last.getAsInt() < first) {
            throw UserError.found("The last slice, " + last.getAsInt() + ", comes before the first, " + first);
        }
        STEP.require("The step between slices", step);
    }

    /**
     * @param count the number of slices of the stack
     * @return the indices of the slices to read, ascending; at least one
     * @throws UserError if the range leaves the stack
     */
    public int[] indices(final int count) {
        final int end = last.orElse(count - 1);
        if (first >= count || end >= count) {
            throw UserError
                .found("Slices " + first + " to " + (last.isPresent() ? end : "the last") + " were asked for")
                .expected("The stack has " + count + ", counted 0 to " + (count - 1));
        }
        final int[] indices = new int[(end - first) / step + 1];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = first + i * step;
        }
        return indices;
    }
}
