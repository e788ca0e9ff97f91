package org.poreseg.metrics;

import java.util.Arrays;

/**
 * Connected pores of a slice. Pixels are connected through their edges (4-connectivity): a fluid passes through faces,
 * not through corners.
 */
public final class PoreClusters {

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
        final int most = m_rows.width() / 2 + 1;
        int[] starts = new int[most];
        int[] ends = new int[most];
        int[] previousStarts = new int[most];
        int[] previousEnds = new int[most];
        int previousCount = 0;
        int previousFirst = 0;
        for (int y = 0; y < m_rows.height(); y++) {
            int count = 0;
            final int first = m_runs;
            int above = 0;
            for (int x = m_rows.nextSet(0, y); x < m_rows.width(); x = m_rows.nextSet(ends[count - 1], y)) {
                final int end = m_rows.nextClear(x, y);
                starts[count] = x;
                ends[count] = end;
                count++;
                final int run = newRun(end - x);
                while (above < previousCount && previousEnds[above] <= x) {
                    above++;
                }
                // the last run that touches may touch the next one of this row, too, so it is looked at again
                for (int i = above; i < previousCount && previousStarts[i] < end; i++) {
                    union(previousFirst + i, run);
                }
            }
            final int[] oldStarts = previousStarts;
            final int[] oldEnds = previousEnds;
            previousStarts = starts;
            previousEnds = ends;
            starts = oldStarts;
            ends = oldEnds;
            previousCount = count;
            previousFirst = first;
        }
        int largest = 0;
        for (int run = 0; run < m_runs; run++) {
            largest = Math.max(largest, m_sizes[run]);
        }
        return largest;
    }

    private int newRun(final int length) {
        if (m_runs == m_parents.length) {
            m_parents = Arrays.copyOf(m_parents, 2 * m_runs);
            m_sizes = Arrays.copyOf(m_sizes, 2 * m_runs);
        }
        m_parents[m_runs] = m_runs;
        m_sizes[m_runs] = length;
        return m_runs++;
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
