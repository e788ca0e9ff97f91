package org.poreseg.knime.tables;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.progress.WorkMonitor;

/**
 * The rows of a table in groups, such as all patches of one slice, in bounded memory whatever the order of the rows. A
 * first pass over the table, which looks only at what identifies the rows, finds where each group begins and ends. Then
 * the rows are visited: a group is open from its first to its last row. Groups that lie together need one pass over the
 * table; where more groups than fit the memory are interleaved, the rest waits for a further pass.
 *
 * @param <K> identifies a group; has {@code equals} and {@code hashCode}
 */
public final class RowGroups<K> {

    /** How many rows go by between two looks at the monitor. */
    private static final int ROWS_PER_CHECK = 64;

    /**
     * Tells which group a row belongs to. Asked for every row in every pass, so it looks at no image.
     *
     * @param <K> identifies a group
     */
    @FunctionalInterface
    public interface Grouping<K> {
        /**
         * @param row a row
         * @return the group of the row
         * @throws org.poreseg.errors.UserError if the row does not say
         */
        K group(DataRow row);
    }

    /**
     * Works on the rows.
     *
     * @param <K> identifies a group
     */
    public interface Visitor<K> {
        /**
         * @param group the group of the row; it is open from its first row on
         * @param row a row, in the table's order within its group
         * @throws IOException if the row cannot be worked on
         */
        void row(K group, DataRow row) throws IOException;

        /**
         * @param group a group of which all rows were visited
         * @throws IOException if the group cannot be worked on
         */
        void complete(K group) throws IOException;
    }

    private static final class Extent {
        private final long m_first;

        private long m_last;

        private Extent(final long first) {
            m_first = first;
        }
    }

    private final BufferedDataTable m_table;

    private final Grouping<K> m_grouping;

    /** Where the groups lie, in the order of their first rows. */
    private final Map<K, Extent> m_extents = new LinkedHashMap<>();

    /**
     * Finds the groups of a table.
     *
     * @param table the rows
     * @param grouping tells the groups apart
     * @param monitor shows the progress and may cancel
     * @throws org.poreseg.errors.UserError if a row does not say which group it belongs to
     */
    public RowGroups(final BufferedDataTable table, final Grouping<K> grouping, final WorkMonitor monitor) {
        m_table = table;
        m_grouping = grouping;
        try (CloseableRowIterator rows = table.iterator()) {
            for (long index = 0; rows.hasNext(); index++) {
                if (index % ROWS_PER_CHECK == 0) {
                    monitor.checkCanceled();
                    monitor.report(index / (double)table.size(), "Finding the rows that belong together");
                }
                final long first = index;
                m_extents.computeIfAbsent(grouping.group(rows.next()), key -> new Extent(first)).m_last = index;
            }
        }
    }

    /** @return the groups, in the order of their first rows */
    public Set<K> groups() {
        return m_extents.keySet();
    }

    /**
     * Visits all rows, each once, and completes all groups. As many groups are open at a time as the memory allows, and
     * always at least one.
     *
     * @param memory the bytes that all open groups together may take
     * @param bytes the bytes that a group takes while it is open
     * @param visitor works on the rows
     * @param monitor shows the progress and may cancel
     * @throws IOException if the visitor throws it
     */
    public void visit(final long memory, final ToLongFunction<K> bytes, final Visitor<K> visitor,
        final WorkMonitor monitor) throws IOException {
        final Map<K, Extent> waiting = new LinkedHashMap<>(m_extents);
        while (!waiting.isEmpty()) {
            visitOnce(waiting, memory, bytes, visitor, monitor);
        }
    }

    /** One pass: opens what fits, and takes what it completes off the waiting list. */
    private void visitOnce(final Map<K, Extent> waiting, final long memory, final ToLongFunction<K> bytes,
        final Visitor<K> visitor, final WorkMonitor monitor) throws IOException {
        final Map<K, Long> open = new LinkedHashMap<>();
        long taken = 0;
        try (CloseableRowIterator rows = m_table.iterator()) {
            for (long index = 0; !waiting.isEmpty() && rows.hasNext(); index++) {
                monitor.checkCanceled();
                final DataRow row = rows.next();
                final K group = m_grouping.group(row);
                final Extent extent = waiting.get(group);
                if (extent == null) {
                    continue;
                }
                if (index == extent.m_first) {
                    final long needed = bytes.applyAsLong(group);
                    if (open.isEmpty() || taken + needed <= memory) {
                        open.put(group, needed);
                        taken += needed;
                    }
                }
                if (!open.containsKey(group)) {
                    continue;
                }
                visitor.row(group, row);
                if (index == extent.m_last) {
                    visitor.complete(group);
                    taken -= open.remove(group);
                    waiting.remove(group);
                    monitor.report(1 - waiting.size() / (double)m_extents.size(),
                        (m_extents.size() - waiting.size()) + " of " + m_extents.size() + " done");
                }
            }
        }
    }
}
