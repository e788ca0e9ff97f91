package org.poreseg.metrics;

import java.util.Arrays;

/**
 * Connected pores of a slice. Pixels are connected through their edges (4-connectivity): a fluid passes through faces,
 * not through corners.
 */
public final class PoreClusters {

    /** The runs of pore in one row of the mask, from left to right. */
    private static final class Runs {
        private final int[] m_starts;

        /** The column behind each run. */
        private final int[] m_ends;

        private int m_count;

        /** The number of the first of them among the runs of all rows. */
        private int m_first;

        Runs(final int width) {
            m_starts = new int[width / 2 + 1];
            m_ends = new int[width / 2 + 1];
        }

        void add(final int start, final int end) {
            m_starts[m_count] = start;
            m_ends[m_count++] = end;
        }

        /** @return the end of the last run */
        int end() {
            return m_ends[m_count - 1];
        }
    }

    private final BitRows m_rows;

    /** Union-find over runs of pore in a row: the parent of each run, itself for a root. */
    private int[] m_parents = new int[1024];

    /** Pixels of the cluster, at the root. */
    private int[] m_sizes = new int[1024];

    private int m_runs;

    private PoreClusters(final BitRows rows) {
        m_rows = rows;
    }

    /**
     * @param rows a mask
     * @return the number of pixels of its largest connected pore, 0 if it has none
     */
    static int largest(final BitRows rows) {
        return new PoreClusters(rows).largest();
    }

    private int largest() {
        Runs above = new Runs(m_rows.width());
        Runs row = new Runs(m_rows.width());
        for (int y = 0; y < m_rows.height(); y++) {
            find(row, y);
            connect(above, row);
            final Runs free = above;
            above = row;
            row = free;
        }
        return Arrays.stream(m_sizes, 0, m_runs).max().orElse(0);
    }

    private void find(final Runs row, final int y) {
        row.m_first = m_runs;
        row.m_count = 0;
        for (int x = m_rows.nextSet(0, y); x < m_rows.width(); x = m_rows.nextSet(row.end(), y)) {
            row.add(x, m_rows.nextClear(x, y));
            newRun(row.end() - x);
        }
    }

    private void connect(final Runs above, final Runs row) {
        int first = 0;
        for (int run = 0; run < row.m_count; run++) {
            while (first < above.m_count && above.m_ends[first] <= row.m_starts[run]) {
                first++;
            }
            // the last run that touches may touch the next one of this row, too, so it is looked at again
            for (int i = first; i < above.m_count && above.m_starts[i] < row.m_ends[run]; i++) {
                union(above.m_first + i, row.m_first + run);
            }
        }
    }

    private void newRun(final int length) {
        if (m_runs == m_parents.length) {
            m_parents = Arrays.copyOf(m_parents, 2 * m_runs);
            m_sizes = Arrays.copyOf(m_sizes, 2 * m_runs);
        }
        m_parents[m_runs] = m_runs;
        m_sizes[m_runs] = length;
        m_runs++;
    }

    private int root(final int run) {
        int current = run;
        while (m_parents[current] != current) {
            m_parents[current] = m_parents[m_parents[current]];
            current = m_parents[current];
        }
        return current;
    }

    private void union(final int first, final int second) {
        final int one = root(first);
        final int other = root(second);
        if (one != other) {
            final int larger = m_sizes[one] >= m_sizes[other] ? one : other;
            final int smaller = larger == one ? other : one;
            m_parents[smaller] = larger;
            m_sizes[larger] += m_sizes[smaller];
        }
    }
}
