package org.poreseg.knime.patchtiler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageSize;
import org.poreseg.knime.support.TemporarySpace;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.knime.tables.SliceRows;
import org.poreseg.knime.tables.StackKey;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.tiling.PatchCutter;
import org.poreseg.tiling.PatchGrid;
import org.poreseg.tiling.PatchPosition;
import org.poreseg.tiling.SliceGrid;

/** Cuts the slices of a table into patches, one slice at a time. */
final class PatchTiler {

    /** The most pixels of a row's patches: no slice takes more memory than this, whatever the overlap. */
    static final int MOST_PIXELS = 1 << 25;

    /** The share of the work that finding the slices takes. */
    private static final double FINDING = 0.02;

    private final PatchTable m_columns;

    private final PatchGrid m_grid;

    private final int m_everyNthSlice;

    /** The most patches of a row. */
    private final int m_patchesPerRow;

    private final PatchCutter m_cutter;

    private final List<String> m_padded = new ArrayList<>();

    private final List<String> m_withoutMask = new ArrayList<>();

    /**
     * @param columns what is read and written
     * @param grid where the patches lie
     * @param everyNthSlice 1 takes all slices of a stack, n every n-th
     * @param patchesPerRow the most patches of a row, at least 1
     */
    PatchTiler(final PatchTable columns, final PatchGrid grid, final int everyNthSlice, final int patchesPerRow) {
        m_columns = columns;
        m_grid = grid;
        m_everyNthSlice = everyNthSlice;
        m_patchesPerRow = Math.min(patchesPerRow, MOST_PIXELS / grid.patchPixels());
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
     * @throws IOException if an image cannot be stored
     * @throws UserError if a slice cannot be used, with its row, or if the disk has not the room for the patches
     */
    BufferedDataTable tile(final BufferedDataTable slices, final ExecutionContext exec, final WorkMonitor monitor)
        throws IOException {
        final Map<SliceKey, Long> taken = takenSlices(slices, monitor.part(0, FINDING));
        final long bytes = taken.values().stream().mapToLong(Long::longValue).sum();
        TemporarySpace.require("The patches", bytes);
        final WorkMonitor cutting = monitor.part(FINDING, 1);
        final ImageCellWriter images = new ImageCellWriter(exec);
        final BufferedDataContainer patches = exec.createDataContainer(m_columns.spec());
        int done = 0;
        try (CloseableRowIterator rows = slices.iterator()) {
            while (rows.hasNext()) {
                cutting.checkCanceled();
                final DataRow row = rows.next();
                final SliceKey key = m_columns.rows().row(row).key();
                if (taken.containsKey(key)) {
                    cutting.report(done / (double)taken.size(), "Slice " + (done + 1) + " of " + taken.size() + " ("
                        + key.rowKey() + "); all patches take " + Disk.text(bytes));
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
        final SliceRows.Row sliceRow = m_columns.rows().row(row);
        final Slice slice = sliceRow.image();
        final Mask mask = mask(key, sliceRow, slice);
        final SliceGrid grid = m_grid.over(slice.width(), slice.height());
        if (grid.pads()) {
            m_padded.add(key.rowKey());
        }
        final long all = grid.patches();
        for (int first = 0; first < all; first += m_patchesPerRow) {
            monitor.checkCanceled();
            final List<PatchPosition> positions =
                grid.positions(first, (int)Math.min(m_patchesPerRow, all - first));
            final String name = all > m_patchesPerRow ? key.rowKey() + " patch " + first : key.rowKey();
            final DataCell masks = mask == null ? DataType.getMissingCell()
                : images.patchMasks(m_cutter.cut(mask, positions), name + " masks");
            patches.addRowToTable(m_columns.row(name, row, grid, first,
                images.patches(m_cutter.cut(slice, positions), name), masks));
        }
    }

    /** @return the mask of a slice, or {@code null} if it has none */
    private Mask mask(final SliceKey key, final SliceRows.Row row, final Slice slice) {
        if (row.hasMask()) {
            return row.mask(slice);
        }
        if (m_columns.rows().hasMasks()) {
            m_withoutMask.add(key.rowKey());
        }
        return null;
    }

    /** A slice of the table: which row it is, and how many bytes its patches take. */
    private record Found(String rowKey, long bytes) {
    }

    /**
     * Reads which slices there are, refuses duplicates, and takes every n-th of each stack.
     *
     * @return the bytes that the patches of each slice take
     */
    private Map<SliceKey, Long> takenSlices(final BufferedDataTable slices, final WorkMonitor monitor) {
        final Map<StackKey, NavigableMap<Integer, Found>> stacks = new HashMap<>();
        try (CloseableRowIterator rows = slices.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCanceled();
                final DataRow row = rows.next();
                final SliceRows.Row slice = m_columns.rows().row(row);
                final SliceKey key = slice.key();
                final Found found = new Found(row.getKey().getString(), bytes(slice));
                final Found other =
                    stacks.computeIfAbsent(key.stack(), stack -> new TreeMap<>()).put(key.index(), found);
                if (other != null) {
                    throw UserError.found("Rows \"" + other.rowKey() + "\" and \"" + found.rowKey() + "\" are both "
                        + key)
                        .advice("Every slice of a stack may come only once; give the stacks different names");
                }
            }
        }
        final Map<SliceKey, Long> taken = new HashMap<>();
        stacks.forEach((stack, ofStack) -> {
            int rank = 0;
            for (final Map.Entry<Integer, Found> slice : ofStack.entrySet()) {
                if (rank++ % m_everyNthSlice == 0) {
                    taken.put(new SliceKey(stack, slice.getKey()), slice.getValue().bytes());
                }
            }
        });
        return taken;
    }

    /** @return the bytes that the patches of a slice take */
    private long bytes(final SliceRows.Row slice) {
        final ImageSize size = slice.imageSize();
        final long pixels = m_grid.over(size.width(), size.height()).pixels();
        return ImageSize.bytes(pixels, size.bits() + (slice.hasMask() ? 1 : 0));
    }

    private static String count(final List<String> slices) {
        return slices.size() == 1 ? "1 slice is" : slices.size() + " slices are";
    }

    private static String first(final List<String> slices) {
        return slices.size() == 1 ? slices.get(0) : "the first is " + slices.get(0);
    }
}
