package org.poreseg.tiling;

import java.util.function.BiFunction;

import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Region;
import org.poreseg.image.Slice;

/**
 * Patches of one size in one array: one below the other in a single tall image, whose pixels therefore lie in the order
 * x, y, patch.
 *
 * @param <T> what a patch is: a {@link Slice}, a {@link Mask} or a {@link ProbabilityMap}
 */
public final class PatchStack<T> {

    private final T m_pixels;

    private final int m_width;

    private final int m_height;

    private final int m_patches;

    private final BiFunction<T, Region, T> m_crop;

    private PatchStack(final T pixels, final int width, final int rows, final int height,
        final BiFunction<T, Region, T> crop) {
        if (height < 1 || rows % height != 0) {
            throw new IllegalArgumentException(rows + " rows are no stack of patches of " + height + " rows each");
        }
        m_pixels = pixels;
        m_width = width;
        m_height = height;
        m_patches = rows / height;
        m_crop = crop;
    }

    /**
     * @param patches grey patches one below the other
     * @param height the rows of one patch
     * @return the stack
     * @throws IllegalArgumentException if that is not a whole number of patches
     */
    public static PatchStack<Slice> of(final Slice patches, final int height) {
        return new PatchStack<>(patches, patches.width(), patches.height(), height, Slice::crop);
    }

    /**
     * @param patches masks of patches one below the other
     * @param height the rows of one patch
     * @return the stack
     * @throws IllegalArgumentException if that is not a whole number of patches
     */
    public static PatchStack<Mask> of(final Mask patches, final int height) {
        return new PatchStack<>(patches, patches.width(), patches.height(), height, Mask::crop);
    }

    /**
     * @param patches pore probabilities of patches one below the other
     * @param height the rows of one patch
     * @return the stack
     * @throws IllegalArgumentException if that is not a whole number of patches
     */
    public static PatchStack<ProbabilityMap> of(final ProbabilityMap patches, final int height) {
        return new PatchStack<>(patches, patches.width(), patches.height(), height, ProbabilityMap::crop);
    }

    /** @return all patches, one below the other, in one image; shared, not to be changed */
    public T pixels() {
        return m_pixels;
    }

    /** @return columns of a patch */
    public int width() {
        return m_width;
    }

    /** @return rows of a patch */
    public int height() {
        return m_height;
    }

    /** @return the number of patches, at least 1 */
    public int patches() {
        return m_patches;
    }

    /**
     * @param index a patch, from 0
     * @return a copy of it; the only patch of a stack is shared, and not to be changed
     */
    public T patch(final int index) {
        return m_patches == 1 && index == 0 ? m_pixels
            : m_crop.apply(m_pixels, new Region(0, Math.multiplyExact(index, m_height), m_width, m_height));
    }

    /** @return the size of the patches as messages tell it: {@code 64 × 64} */
    public String size() {
        return m_width + " × " + m_height;
    }
}
