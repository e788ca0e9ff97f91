package org.poreseg.knime.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the learner remembers of the rows it has streamed into the patch store: from where in which slice each patch was
 * cut, and how much pore its mask holds. Twelve bytes a patch and a small record a slice, so millions of patches fit.
 */
final class SliceCatalogue {

    /**
     * A slice of a stack.
     *
     * @param rockType its rock type, empty if the table has none
     * @param stack the name of its stack
     * @param index its index in the stack
     */
    record Key(String rockType, String stack, int index) {
    }

    /** One slice and what was seen of it. */
    static final class Entry {

        private final Key m_key;

        private final int m_id;

        private int m_patches;

        private long m_pixels;

        private long m_pores;

        private Entry(final Key key, final int id) {
            m_key = key;
            m_id = id;
        }

        /** @return which slice this is */
        Key key() {
            return m_key;
        }

        /** @return the number of the slice in this catalogue, from 0, in the order of appearance */
        int id() {
            return m_id;
        }

        /** @return the number of patches cut from it */
        int patches() {
            return m_patches;
        }

        /** @return mask pixels seen */
        long pixels() {
            return m_pixels;
        }

        /** @return pore pixels among them */
        long pores() {
            return m_pores;
        }
    }

    /** Rock types, stacks and slices in their natural order, so that a plan does not depend on the order of rows. */
    static final Comparator<Entry> ORDER = Comparator.comparing((final Entry entry) -> entry.key().rockType())
        .thenComparing(entry -> entry.key().stack()).thenComparingInt(entry -> entry.key().index());

    private final Map<Key, Entry> m_entries = new HashMap<>();

    private int[] m_sliceOfPatch = new int[1024];

    /** The row (upper half) and column (lower half) at which each patch was cut. */
    private long[] m_position = new long[1024];

    private int m_patches;

    /**
     * Adds the next patch, whose index is the number of patches added before.
     *
     * @param key the slice the patch was cut from
     * @param x the first column of the patch in its slice, may be negative
     * @param y its first row, may be negative
     * @param pixels mask pixels of the patch
     * @param pores pore pixels among them
     */
    void add(final Key key, final int x, final int y, final long pixels, final long pores) {
        final Entry entry = m_entries.computeIfAbsent(key, k -> new Entry(k, m_entries.size()));
        entry.m_patches++;
        entry.m_pixels += pixels;
        entry.m_pores += pores;
        if (m_patches == m_sliceOfPatch.length) {
            m_sliceOfPatch = Arrays.copyOf(m_sliceOfPatch, m_patches * 2);
            m_position = Arrays.copyOf(m_position, m_patches * 2);
        }
        m_sliceOfPatch[m_patches] = entry.m_id;
        m_position[m_patches++] = (long)y << Integer.SIZE | (x ^ Integer.MIN_VALUE) & 0xffffffffL;
    }

    /** @return the number of patches added */
    int patches() {
        return m_patches;
    }

    /** @return the slices, by rock type, stack and index */
    List<Entry> slices() {
        final List<Entry> sorted = new ArrayList<>(m_entries.values());
        sorted.sort(ORDER);
        return sorted;
    }

    /**
     * The patches of some slices, slice by slice in the given order and row by row in each: an order that depends on
     * the data alone, so that a training gives the same model however the rows of the table are sorted.
     *
     * @param slices some slices of this catalogue
     * @return the indices of the patches cut from them
     */
    int[] patchesOf(final List<Entry> slices) {
        final int[] next = new int[m_entries.size()];
        Arrays.fill(next, -1);
        int count = 0;
        for (final Entry slice : slices) {
            next[slice.m_id] = count;
            count += slice.m_patches;
        }
        final Integer[] indices = new Integer[count];
        for (int patch = 0; patch < m_patches; patch++) {
            final int slice = m_sliceOfPatch[patch];
            if (next[slice] >= 0) {
                indices[next[slice]++] = patch;
            }
        }
        int from = 0;
        for (final Entry slice : slices) {
            Arrays.sort(indices, from, from + slice.m_patches,
                Comparator.comparingLong(patch -> m_position[patch]));
            from += slice.m_patches;
        }
        return Arrays.stream(indices).mapToInt(Integer::intValue).toArray();
    }
}
