package org.poreseg.knime.patchtiler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.Cells;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.tiling.PatchCutter;
import org.poreseg.tiling.PatchGrid;
import org.poreseg.tiling.PatchPosition;

/** Cuts the slices of a table into patches, one slice at a time. */
final class PatchTiler {

    /** A slice of a stack; each may be in the table only once. */
    private record SliceKey(String stack, int slice) {
        @Override
        public String toString() {
            return stack + "/" + slice;
        }
    }

    private final PatchTable m_columns;

    private final PatchGrid m_grid;

    private final int m_everyNthSlice;

    private final PatchCutter m_cutter;

    private final List<String> m_padded = new ArrayList<>();

    private final List<String> m_withoutMask = new ArrayList<>();

    /**
     * @param columns what is read and written
     * @param grid where the patches lie
     * @param everyNthSlice 1 takes all slices of a stack, n every n-th
     */
    PatchTiler(final PatchTable columns, final PatchGrid grid, final int everyNthSlice) {
        m_columns = columns;
        m_grid = grid;
        m_everyNthSlice = everyNthSlice;
        m_cutter = new PatchCutter(grid.patchSize());
    }

    /** @return what a user should know about the patches */
    Optional<String> warning() {
        final List<String> warnings = new ArrayList<>();
        if (!m_padded.isEmpty()) {
            warnings.add(count(m_padded) + " smaller than the patch of " + m_grid.patchSize() + " × "
                + m_grid.patchSize() + " pixels and padded by reflection (" + first(m_padded) + ").");
        }
        if (!m_withoutMask.isEmpty()) {
            warnings.add(count(m_withoutMask) + " without a mask, and so are the patches (" + first(m_withoutMask)
                + ").");
        }
        return warnings.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", warnings));
    }

    /**
     * @param slices the slices
     * @param exec makes the table
     * @param monitor shows the progress and may cancel
     * @return the patches
     * @throws IOException if a slice cannot be used; the message names the row
     */
    BufferedDataTable tile(final BufferedDataTable slices, final ExecutionContext exec, final WorkMonitor monitor)
        throws IOException {
        final Set<SliceKey> taken = takenSlices(slices, monitor.part(0, 0.02));
        final WorkMonitor cutting = monitor.part(0.02, 1);
        final ImageCellWriter images = new ImageCellWriter(exec);
        final BufferedDataContainer patches = exec.createDataContainer(m_columns.spec());
        int done = 0;
        try (CloseableRowIterator rows = slices.iterator()) {
            while (rows.hasNext()) {
                cutting.checkCanceled();
                final DataRow row = rows.next();
                final SliceKey key = key(row);
                if (taken.contains(key)) {
                    cutting.report(done / (double)taken.size(),
                        "Slice " + (done + 1) + " of " + taken.size() + " (" + key + ")");
                    tile(key, row, images, patches, cutting);
                    done++;
                }
            }
        } finally {
            patches.close();
        }
        return patches.getTable();
    }

    private void tile(final SliceKey key, final DataRow row, final ImageCellWriter images,
        final BufferedDataContainer patches, final WorkMonitor monitor) throws IOException {
        final Slice slice = ImageCells.slice(row.getCell(index(m_columns.imageColumn())),
            Cells.where(row, m_columns.imageColumn()));
        final Mask mask = m_columns.hasMasks() ? mask(key, row, slice) : null;
        if (m_grid.pads(slice.width(), slice.height())) {
            m_padded.add(key.toString());
        }
        for (final PatchPosition position : m_grid.positions(slice.width(), slice.height())) {
            monitor.checkCanceled();
            final String name = key + "/" + position.x() + "," + position.y();
            final DataCell patch = images.slice(m_cutter.cut(slice, position), name);
            final DataCell patchMask =
                mask == null ? DataType.getMissingCell() : images.mask(m_cutter.cut(mask, position), name);
            patches.addRowToTable(m_columns.row(name, row, slice, position, patch, patchMask));
        }
    }

    /** @return the mask of a slice, or {@code null} if it has none */
    private Mask mask(final SliceKey key, final DataRow row, final Slice slice) throws IOException {
        final DataCell cell = row.getCell(index(m_columns.maskColumn()));
        if (cell.isMissing()) {
            m_withoutMask.add(key.toString());
            return null;
        }
        final String where = Cells.where(row, m_columns.maskColumn());
        final Mask mask = ImageCells.mask(cell, where);
        if (mask.width() != slice.width() || mask.height() != slice.height()) {
            throw new IOException(where + ": the mask has " + mask.width() + " × " + mask.height()
                + " pixels, but its slice has " + slice.width() + " × " + slice.height() + ".");
        }
        return mask;
    }

    /** Reads which slices there are, refuses duplicates, and takes every n-th of each stack. */
    private Set<SliceKey> takenSlices(final BufferedDataTable slices, final WorkMonitor monitor) throws IOException {
        final Map<String, NavigableMap<Integer, String>> stacks = new HashMap<>();
        try (CloseableRowIterator rows = slices.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCanceled();
                final DataRow row = rows.next();
                final SliceKey key = key(row);
                final String rowKey = row.getKey().getString();
                final String other =
                    stacks.computeIfAbsent(key.stack(), stack -> new TreeMap<>()).put(key.slice(), rowKey);
                if (other != null) {
                    throw new IOException("Rows \"" + other + "\" and \"" + rowKey + "\" are both slice " + key.slice()
                        + " of stack \"" + key.stack() + "\". Every slice of a stack may come only once; give the "
                        + "stacks different names.");
                }
            }
        }
        final Set<SliceKey> taken = new HashSet<>();
        stacks.forEach((stack, rowKeys) -> {
            int rank = 0;
            for (final int slice : rowKeys.keySet()) {
                if (rank++ % m_everyNthSlice == 0) {
                    taken.add(new SliceKey(stack, slice));
                }
            }
        });
        return taken;
    }

    private SliceKey key(final DataRow row) throws IOException {
        return new SliceKey(Cells.string(row, index(Columns.STACK), Columns.STACK),
            Cells.integer(row, index(Columns.SLICE), Columns.SLICE));
    }

    private int index(final String column) {
        return ColumnFinder.index(m_columns.slices(), column);
    }

    private static String count(final List<String> slices) {
        return slices.size() == 1 ? "1 slice is" : slices.size() + " slices are";
    }

    private static String first(final List<String> slices) {
        return slices.size() == 1 ? slices.get(0) : "the first is " + slices.get(0);
    }
}
