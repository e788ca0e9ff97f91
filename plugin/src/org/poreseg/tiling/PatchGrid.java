package org.poreseg.tiling;

import java.util.OptionalInt;

import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;

/**
 * The positions of the square patches that cover a slice of any size.
 * <p>
 * With minimal overlap (paper, applying: "each slice is split into minimally overlapping patches") there are as few
 * patches as can cover the slice, spread evenly: 8 patches of 64 without overlap along 512 pixels, and 8 whose starts
 * run evenly over 0…436 along 500. With a stride, patches start every so many pixels, and the last one is flush with
 * the border.
 * <p>
 * Along a side shorter than the patch there is one patch with the slice in its middle: it starts at
 * −⌊(patch − side) / 2⌋, and {@link PatchCutter} fills what lies outside by reflection.
 *
 * @param patchSize width and height of a patch in pixels, {@value #MIN_PATCH_SIZE} to {@value #MAX_PATCH_SIZE}
 * @param stride pixels from one patch to the next, 1 to the patch size; empty for minimal overlap
 */
public record PatchGrid(int patchSize, OptionalInt stride) {

    /** The smallest patch, in pixels. */
    public static final int MIN_PATCH_SIZE = 16;

    /** The largest patch, in pixels. */
    public static final int MAX_PATCH_SIZE = 1024;

    /** What the width and height of a patch may be, in pixels. */
    public static final Range PATCH_SIZE = Range.of(MIN_PATCH_SIZE, MAX_PATCH_SIZE);

    /** @throws UserError if the size or the stride is out of range */
    public PatchGrid {
        PATCH_SIZE.require("The patch size", patchSize);
        if (stride.isPresent() && !isStride(stride.getAsInt(), patchSize)) {
            throw UserError.found("The stride is " + stride.getAsInt() + " pixels")
                .expected("It must be from 1 to the patch size, " + patchSize);
        }
    }

    /**
     * @param stride pixels from one patch to the next
     * @param patchSize width and height of a patch in pixels
     * @return whether such patches leave no gap between them, and do not stand still
     */
    public static boolean isStride(final int stride, final int patchSize) {
        return stride >= 1 && stride <= patchSize;
    }

    /**
     * @param patchSize width and height of a patch in pixels, {@value #MIN_PATCH_SIZE} to {@value #MAX_PATCH_SIZE}
     * @return the grid with the fewest patches, spread evenly
     * @throws UserError if the size is out of range
     */
    public static PatchGrid minimalOverlap(final int patchSize) {
        return new PatchGrid(patchSize, OptionalInt.empty());
    }

    /**
     * @param patchSize width and height of a patch in pixels, {@value #MIN_PATCH_SIZE} to {@value #MAX_PATCH_SIZE}
     * @param stride pixels from one patch to the next, 1 to the patch size
     * @return the grid with patches every {@code stride} pixels
     * @throws UserError if the size or the stride is out of range
     */
    public static PatchGrid withStride(final int patchSize, final int stride) {
        return new PatchGrid(patchSize, OptionalInt.of(stride));
    }

    /** @return the pixels of a patch */
    public int patchPixels() {
        return patchSize * patchSize;
    }

    /**
     * @param width columns of a slice, at least 1
     * @param height rows of a slice, at least 1
     * @return the patches that cover the slice
     * @throws IllegalArgumentException if the slice is empty
     */
    public SliceGrid over(final int width, final int height) {
        return new SliceGrid(this, width, height);
    }

    /** @return the starts of the patches along a side of {@code length} pixels, ascending */
    int[] starts(final int length) {
        if (length <= patchSize) {
            return new int[]{-((patchSize - length) / 2)};
        }
        final int last = length - patchSize;
        final int step = stride.orElse(patchSize);
        final int steps = (last - 1) / step + 1;
        final int[] starts = new int[steps + 1];
        for (int i = 0; i <= steps; i++) {
            starts[i] = stride.isPresent() ? Math.min(i * step, last) : (int)(((long)i * last + steps / 2) / steps);
        }
        return starts;
    }

    /** @return how messages call the grid */
    @Override
    public String toString() {
        return "patches of " + patchSize + " × " + patchSize + " pixels"
            + (stride.isPresent() ? " with a stride of " + stride.getAsInt() : " with minimal overlap");
    }
}
