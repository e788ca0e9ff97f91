package org.poreseg.tiling;

import java.util.ArrayList;
import java.util.List;

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
 */
public final class PatchGrid {

    /** The smallest patch, in pixels. */
    public static final int MIN_PATCH_SIZE = 16;

    /** The largest patch, in pixels. */
    public static final int MAX_PATCH_SIZE = 1024;

    private static final int MINIMAL_OVERLAP = 0;

    private final int m_patchSize;

    private final int m_stride;

    private PatchGrid(final int patchSize, final int stride) {
        if (patchSize < MIN_PATCH_SIZE || patchSize > MAX_PATCH_SIZE) {
            throw new IllegalArgumentException("The patch size must be between " + MIN_PATCH_SIZE + " and "
                + MAX_PATCH_SIZE + " pixels, but is " + patchSize);
        }
        m_patchSize = patchSize;
        m_stride = stride;
    }

    /**
     * @param patchSize width and height of a patch in pixels, {@value #MIN_PATCH_SIZE} to {@value #MAX_PATCH_SIZE}
     * @return the grid with the fewest patches, spread evenly
     * @throws IllegalArgumentException if the size is out of range
     */
    public static PatchGrid minimalOverlap(final int patchSize) {
        return new PatchGrid(patchSize, MINIMAL_OVERLAP);
    }

    /**
     * @param patchSize width and height of a patch in pixels, {@value #MIN_PATCH_SIZE} to {@value #MAX_PATCH_SIZE}
     * @param stride pixels from one patch to the next, 1 to the patch size
     * @return the grid with patches every {@code stride} pixels
     * @throws IllegalArgumentException if the size or the stride is out of range
     */
    public static PatchGrid withStride(final int patchSize, final int stride) {
        final PatchGrid grid = new PatchGrid(patchSize, stride);
        if (stride < 1 || stride > patchSize) {
            throw new IllegalArgumentException("The stride must be between 1 and the patch size, " + patchSize
                + " pixels, but is " + stride);
        }
        return grid;
    }

    /** @return width and height of a patch in pixels */
    public int patchSize() {
        return m_patchSize;
    }

    /**
     * @param width columns of a slice, at least 1
     * @param height rows of a slice, at least 1
     * @return whether patches of such a slice reach beyond it and are filled by reflection
     */
    public boolean pads(final int width, final int height) {
        return width < m_patchSize || height < m_patchSize;
    }

    /**
     * @param width columns of a slice, at least 1
     * @param height rows of a slice, at least 1
     * @return how many patches cover the slice
     * @throws IllegalArgumentException if the slice is empty
     */
    public long count(final int width, final int height) {
        return (long)starts(width).length * starts(height).length;
    }

    /**
     * @param width columns of a slice, at least 1
     * @param height rows of a slice, at least 1
     * @return the patches that cover the slice, row by row
     * @throws IllegalArgumentException if the slice is empty
     */
    public List<PatchPosition> positions(final int width, final int height) {
        final int[] lefts = starts(width);
        final int[] tops = starts(height);
        final List<PatchPosition> positions = new ArrayList<>(lefts.length * tops.length);
        for (final int top : tops) {
            for (final int left : lefts) {
                positions.add(new PatchPosition(left, top));
            }
        }
        return positions;
    }

    /** @return the starts of the patches along a side of {@code length} pixels, ascending */
    int[] starts(final int length) {
        if (length < 1) {
            throw new IllegalArgumentException("A slice is at least one pixel wide and high, but got " + length);
        }
        if (length <= m_patchSize) {
            return new int[]{-((m_patchSize - length) / 2)};
        }
        final int last = length - m_patchSize;
        final int step = m_stride == MINIMAL_OVERLAP ? m_patchSize : m_stride;
        final int steps = (last - 1) / step + 1;
        final int[] starts = new int[steps + 1];
        for (int i = 0; i <= steps; i++) {
            starts[i] = m_stride == MINIMAL_OVERLAP ? (int)(((long)i * last + steps / 2) / steps)
                : Math.min(i * m_stride, last);
        }
        return starts;
    }
}
