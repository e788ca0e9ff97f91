package org.poreseg.tiling;

import java.lang.reflect.Array;
import java.util.List;

import org.poreseg.image.Mask;
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
     * @param positions where the patches start; they may reach beyond the slice
     * @return the patches, in the slice's pixel type
     */
    public PatchStack<Slice> cut(final Slice slice, final List<PatchPosition> positions) {
        final int rows = Math.multiplyExact(m_size, positions.size());
        final Object pixels = Array.newInstance(slice.pixels().getClass().getComponentType(),
            Math.multiplyExact(m_size, rows));
        for (int i = 0; i < positions.size(); i++) {
            copy(slice, positions.get(i), pixels, i * m_size * m_size);
        }
        return PatchStack.of(new Slice(m_size, rows, slice.type(), pixels), m_size);
    }

    private void copy(final Slice slice, final PatchPosition position, final Object pixels, final int first) {
        final boolean inside = isInside(position, slice.width(), slice.height());
        final int[] columns = mirrored(position.x(), slice.width());
        final int[] rows = mirrored(position.y(), slice.height());
        for (int y = 0, to = first; y < m_size; y++, to += m_size) {
            final int row = rows[y] * slice.width();
            if (inside) {
                System.arraycopy(slice.pixels(), row + position.x(), pixels, to, m_size);
                continue;
            }
            for (int x = 0; x < m_size; x++) {
                System.arraycopy(slice.pixels(), row + columns[x], pixels, to + x, 1);
            }
        }
    }

    /**
     * @param mask a mask
     * @param positions where the patches start; they may reach beyond the mask
     * @return the patches
     */
    public PatchStack<Mask> cut(final Mask mask, final List<PatchPosition> positions) {
        final Mask patches = new Mask(m_size, Math.multiplyExact(m_size, positions.size()));
        for (int i = 0; i < positions.size(); i++) {
            copy(mask, positions.get(i), patches, i * m_size * m_size);
        }
        return PatchStack.of(patches, m_size);
    }

    private void copy(final Mask mask, final PatchPosition position, final Mask patches, final int first) {
        final int[] columns = mirrored(position.x(), mask.width());
        final int[] rows = mirrored(position.y(), mask.height());
        for (int y = 0, to = first; y < m_size; y++) {
            final int row = rows[y] * mask.width();
            for (int x = 0; x < m_size; x++, to++) {
                if (mask.isPore(row + columns[x])) {
                    patches.setPore(to);
                }
            }
        }
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
