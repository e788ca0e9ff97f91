package org.poreseg.knime.tables;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Test;
import org.knime.core.data.DataRow;
import org.knime.core.data.StringValue;
import org.poreseg.knime.patchtiler.PatchTilerNodeFactory;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.testing.NodeRunner;

/** Rows in groups: every row once, in order, in bounded memory. */
public class RowGroupsTest {

    private static final int GROUPS = 30;

    private static final int ROWS = 7;

    private static final long BYTES = 100;

    @Test
    public void rowsThatLieTogetherNeedOnePassAndMemoryForOneGroup() throws IOException {
        final Check check = new Check(table());
        assertEquals(1, check.visit(1));
        assertEquals(1, check.m_mostOpen);
        assertEquals(GROUPS, check.m_complete.size());
    }

    @Test
    public void shuffledRowsTakeMorePassesButNoMoreMemory() throws IOException {
        final TableMaker table = table();
        Collections.shuffle(table.rows(), new Random(1));
        for (final int open : new int[]{1, 4, GROUPS}) {
            final Check check = new Check(table);
            final int passes = check.visit(open * BYTES);
            assertTrue(passes + " passes for " + open, open < GROUPS ? passes > 1 : passes == 1);
            assertTrue(check.m_mostOpen + " open", check.m_mostOpen <= open);
            assertEquals(GROUPS, check.m_complete.size());
        }
    }

    @Test
    public void groupsComeInTheOrderOfTheirFirstRows() throws IOException {
        final TableMaker table = table();
        Collections.reverse(table.rows());
        final List<String> expected = new ArrayList<>();
        for (int g = GROUPS - 1; g >= 0; g--) {
            expected.add("group " + g);
        }
        final Check check = new Check(table);
        check.visit(BYTES);
        assertEquals(expected, check.m_complete);
    }

    @Test
    public void emptyTableHasNoGroups() throws IOException {
        final Check check = new Check(new TableMaker("Stack:s"));
        assertEquals(0, check.visit(BYTES));
        assertTrue(check.m_complete.isEmpty());
    }

    @Test
    public void cancelStops() {
        final WorkMonitor canceled = new WorkMonitor() {
            @Override
            public void report(final double fraction, final String message) {
                assertTrue(fraction >= 0 && fraction <= 1);
            }

            @Override
            public void checkCanceled() {
                throw new CancellationException();
            }
        };
        try (NodeRunner node = NodeRunner.of(new PatchTilerNodeFactory())) {
            assertThrows(CancellationException.class,
                () -> new RowGroups<>(table().table(node.context()), RowGroupsTest::group, canceled));
        }
    }

    private static TableMaker table() {
        final TableMaker table = new TableMaker("Stack:s");
        for (int g = 0; g < GROUPS; g++) {
            for (int r = 0; r < ROWS; r++) {
                table.row(g + "/" + r, "group " + g);
            }
        }
        return table;
    }

    private static String group(final DataRow row) {
        return ((StringValue)row.getCell(0)).getStringValue();
    }

    /** Keeps book of what is visited, with a grouping of its own for comparison. */
    private static final class Check implements RowGroups.Visitor<String> {
        private final TableMaker m_table;

        private final Map<String, List<String>> m_seen = new HashMap<>();

        private final Set<String> m_open = new HashSet<>();

        private final List<String> m_complete = new ArrayList<>();

        private int m_mostOpen;

        Check(final TableMaker table) {
            m_table = table;
        }

        /** @return how many passes it took, which each begin at the table's first row */
        int visit(final long memory) throws IOException {
            try (NodeRunner node = NodeRunner.of(new PatchTilerNodeFactory())) {
                final AtomicInteger passes = new AtomicInteger();
                final RowGroups<String> groups = new RowGroups<>(m_table.table(node.context()), row -> {
                    passes.addAndGet(isFirst(row) ? 1 : 0);
                    return RowGroupsTest.group(row);
                }, WorkMonitor.NONE);
                passes.set(0);
                groups.visit(memory, group -> BYTES, this, WorkMonitor.NONE);
                return passes.get();
            }
        }

        private boolean isFirst(final DataRow row) {
            return row.getKey().equals(m_table.rows().get(0).getKey());
        }

        @Override
        public void row(final String group, final DataRow row) {
            assertEquals(group, group(row));
            m_open.add(group);
            m_mostOpen = Math.max(m_mostOpen, m_open.size());
            m_seen.computeIfAbsent(group, g -> new ArrayList<>()).add(row.getKey().getString());
        }

        @Override
        public void complete(final String group) {
            assertTrue(m_open.remove(group));
            m_complete.add(group);
            assertEquals(m_table.rows().stream().filter(row -> group.equals(group(row)))
                .map(row -> row.getKey().getString()).toList(), m_seen.get(group));
        }
    }
}
