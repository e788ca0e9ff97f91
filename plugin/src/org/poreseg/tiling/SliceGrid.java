package org.poreseg.tiling;

import java.util.ArrayList;
import java.util.List;

/**
 * The patches of one slice, numbered from 0, row by row.
 *
 * @param grid how patches cover slices
 * @param width columns of the slice, at least 1
 * @param height rows of the slice, at least 1
 */
public record SliceGrid(PatchGrid grid, int width, int height) {

    /** @throws IllegalArgumentException if the slice is empty */
    public SliceGrid {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                "A slice is at least one pixel wide and high, but got " + width + " × " + height);
        }
    }

    /** @return how many patches cover the slice */
    public long patches() {
        return (long)grid.starts(width).length * grid.starts(height).length;
    }

    /** @return the pixels of all patches together, more than the slice has where they overlap or reach beyond it */
    public long pixels() {
        return patches() * grid.patchPixels();
    }

    /** @return whether patches reach beyond the slice and are filled by reflection */
    public boolean pads() {
        return width < grid.patchSize() || height < grid.patchSize();
    }

    /**
     * @param first the number of a patch
     * @param count a number of patches
     * @return where the patches {@code first} to {@code first + count − 1} lie
     * @throws IndexOutOfBoundsException if the slice has not so many
     */
    public List<PatchPosition> positions(final int first, final int count) {
        final int[] lefts = grid.starts(width);
        final int[] tops = grid.starts(height);
        final List<PatchPosition> positions = new ArrayList<>(count);
        for (int patch = first; patch < first + count; patch++) {
            positions.add(new PatchPosition(lefts[patch % lefts.length], tops[patch / lefts.length]));
        }
        return positions;
    }

    /** @return how messages call the grid */
    @Override
    public String toString() {
        return patches() + " " + grid + " over " + width + " × " + height + " pixels";
    }
}
