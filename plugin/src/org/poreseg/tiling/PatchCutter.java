package org.poreseg.tiling;

import java.lang.reflect.Array;

import org.poreseg.image.Mask;
import org.poreseg.image.Region;
import org.poreseg.image.Slice;

/**
 * Cuts square patches out of slices and masks. What lies outside the slice is its mirror image; the border pixels are
 * the mirrors and are not repeated (… 2 1 | 0 1 2 3 | 2 1 0 …), over and over where the patch is much larger.
 */
public final class PatchCutter {

    private final int m_size;

    /** @param patchSize width and height of a patch in pixels, at least 1 */
    public PatchCutter(final int patchSize) {
        m_size = patchSize;
    }

    /**
     * @param slice a slice
     * @param position where the patch starts; it may reach beyond the slice
     * @return the patch, in the slice's pixel type
     */
    public Slice cut(final Slice slice, final PatchPosition position) {
        if (isInside(position, slice.width(), slice.height())) {
            return slice.crop(new Region(position.x(), position.y(), m_size, m_size));
        }
        final int[] columns = mirrored(position.x(), slice.width());
        final int[] rows = mirrored(position.y(), slice.height());
        final Object pixels = Array.newInstance(slice.pixels().getClass().getComponentType(), m_size * m_size);
        for (int y = 0, to = 0; y < m_size; y++) {
            final int row = rows[y] * slice.width();
            for (int x = 0; x < m_size; x++, to++) {
                System.arraycopy(slice.pixels(), row + columns[x], pixels, to, 1);
            }
        }
        return new Slice(m_size, m_size, slice.type(), pixels);
    }

    /**
     * @param mask a mask
     * @param position where the patch starts; it may reach beyond the mask
     * @return the patch
     */
    public Mask cut(final Mask mask, final PatchPosition position) {
        if (isInside(position, mask.width(), mask.height())) {
            return mask.crop(new Region(position.x(), position.y(), m_size, m_size));
        }
        final int[] columns = mirrored(position.x(), mask.width());
        final int[] rows = mirrored(position.y(), mask.height());
        final Mask patch = new Mask(m_size, m_size);
        for (int y = 0, to = 0; y < m_size; y++) {
            final int row = rows[y] * mask.width();
            for (int x = 0; x < m_size; x++, to++) {
                if (mask.isPore(row + columns[x])) {
                    patch.setPore(to);
                }
            }
        }
        return patch;
    }

    private boolean isInside(final PatchPosition position, final int width, final int height) {
        return position.x() >= 0 && position.y() >= 0 && position.x() + m_size <= width
            && position.y() + m_size <= height;
    }

    /** @return for each pixel along the patch the pixel of the slice that is shown there */
    private int[] mirrored(final int start, final int length) {
        final int[] from = new int[m_size];
        final int period = Math.max(1, 2 * (length - 1));
        for (int i = 0; i < m_size; i++) {
            final int phase = Math.floorMod(start + i, period);
            from[i] = phase < length ? phase : period - phase;
        }
        return from;
    }
}
