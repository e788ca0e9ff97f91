package org.poreseg.knime.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.errors.UserError;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.tiling.PatchPosition;

/**
 * What the learner remembers of the rows it has streamed into the patch store: from where in which slice each patch was
 * cut, and how much pore its mask holds. Twelve bytes a patch, up to twice that where the arrays have just grown, and a
 * small record a slice, so millions of patches fit.
 */
final class SliceCatalogue {

    /** One slice and what was seen of it. */
    static final class Entry {

        private final SliceKey m_key;

        private final String m_rockType;

        /** The number of the slice in this catalogue, from 0, in the order of appearance. */
        private final int m_id;

        private int m_patches;

        private long m_pixels;

        private long m_pores;

        private Entry(final SliceKey key, final String rockType, final int id) {
            m_key = key;
            m_rockType = rockType;
            m_id = id;
        }

        /** @return which slice this is */
        SliceKey key() {
            return m_key;
        }

        /** @return its rock type, empty if the table has none */
        String rockType() {
            return m_rockType;
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
    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::rockType)
        .thenComparing(entry -> entry.key().stack().name()).thenComparingInt(entry -> entry.key().index());

    private final Map<SliceKey, Entry> m_entries = new HashMap<>();

    private int[] m_sliceOfPatch = new int[1024];

    /** The column at which each patch was cut. */
    private int[] m_x = new int[1024];

    /** The row at which each patch was cut. */
    private int[] m_y = new int[1024];

    private int m_patches;

    /**
     * @param key a slice
     * @param rockType its rock type, empty if the table has none
     * @param where how messages call the row of the table
     * @return what was seen of the slice, possibly nothing yet
     * @throws UserError if the slice was of another rock type before
     */
    Entry slice(final SliceKey key, final String rockType, final String where) {
        final Entry entry = m_entries.computeIfAbsent(key, k -> new Entry(k, rockType, m_entries.size()));
        if (!entry.m_rockType.equals(rockType)) {
            throw UserError.found(where + " says that " + key + " is of rock type \"" + rockType + "\", but rows "
                + "before it say \"" + entry.m_rockType + "\"")
                .advice("Give different stacks different names");
        }
        return entry;
    }

    /**
     * Adds the next patch, whose index is the number of patches added before.
     *
     * @param entry the slice the patch was cut from, which is in this catalogue
     * @param position where the patch lies in it
     * @param pixels mask pixels of the patch
     * @param pores pore pixels among them
     */
    void add(final Entry entry, final PatchPosition position, final long pixels, final long pores) {
        entry.m_patches++;
        entry.m_pixels += pixels;
        entry.m_pores += pores;
        if (m_patches == m_sliceOfPatch.length) {
            m_sliceOfPatch = Arrays.copyOf(m_sliceOfPatch, m_patches * 2);
            m_x = Arrays.copyOf(m_x, m_patches * 2);
            m_y = Arrays.copyOf(m_y, m_patches * 2);
        }
        m_sliceOfPatch[m_patches] = entry.m_id;
        m_x[m_patches] = position.x();
        m_y[m_patches++] = position.y();
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
     * the data alone, so that a training gives the same model however the rows of the table are sorted. It takes four
     * bytes a patch, and while it sorts twelve more for each patch of the largest slice.
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
        final int[] indices = new int[count];
        for (int patch = 0; patch < m_patches; patch++) {
            final int slice = m_sliceOfPatch[patch];
            if (next[slice] >= 0) {
                indices[next[slice]++] = patch;
            }
        }
        int from = 0;
        for (final Entry slice : slices) {
            final int to = from + slice.m_patches;
            // the second sort leaves the patches of one row in the order of the first
            sort(indices, from, to, m_x);
            sort(indices, from, to, m_y);
            from = to;
        }
        return indices;
    }

    /** Sorts patches by a coordinate; those at the same one stay in their order. */
    private static void sort(final int[] patches, final int from, final int to, final int[] coordinates) {
        final long[] keys = new long[to - from];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long)coordinates[patches[from + i]] << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        final int[] before = Arrays.copyOfRange(patches, from, to);
        for (int i = 0; i < keys.length; i++) {
            patches[from + i] = before[(int)keys[i]];
        }
    }
}
