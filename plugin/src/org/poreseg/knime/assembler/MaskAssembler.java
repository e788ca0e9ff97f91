package org.poreseg.knime.assembler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.errors.UserError;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Region;
import org.poreseg.knime.assembler.PredictedPatches.SliceSize;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.RowGroups;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.tiling.Blending;
import org.poreseg.tiling.MissingPixels;
import org.poreseg.tiling.PatchPosition;
import org.poreseg.tiling.SliceAssembler;

/** Assembles the slices of a table of predicted patches, in bounded memory whatever the order of the rows. */
final class MaskAssembler {

    /** A slice some of whose patches have been read. */
    private static final class OpenSlice {
        private final SliceAssembler m_assembler;

        private final DataCell m_rockType;

        /** Which row a patch came from. */
        private final Map<PatchPosition, String> m_rows = new HashMap<>();

        private OpenSlice(final SliceAssembler assembler, final DataCell rockType) {
            m_assembler = assembler;
            m_rockType = rockType;
        }
    }

    private final PredictedPatches m_patches;

    private final Blending m_blending;

    private final double m_threshold;

    private final Map<SliceKey, SliceSize> m_sizes = new HashMap<>();

    private final Map<SliceKey, OpenSlice> m_open = new HashMap<>();

    /**
     * @param patches reads the rows
     * @param blending how much each pixel of a patch counts
     * @param threshold the least probability of a pore pixel, in [0, 1]
     */
    MaskAssembler(final PredictedPatches patches, final Blending blending, final double threshold) {
        m_patches = patches;
        m_blending = blending;
        m_threshold = threshold;
    }

    /**
     * @param patches the predicted patches
     * @param exec makes the table
     * @param memory the bytes that slices in the making may take together
     * @param monitor shows the progress and may cancel
     * @return the assembled slices
     * @throws IOException if a row cannot be used or a patch is missing; the message names it
     */
    BufferedDataTable assemble(final BufferedDataTable patches, final ExecutionContext exec, final long memory,
        final WorkMonitor monitor) throws IOException {
        final ImageCellWriter images = new ImageCellWriter(exec);
        final RowGroups<SliceKey> groups = new RowGroups<>(patches, this::sizedKey, monitor.part(0, 0.05));
        final BufferedDataContainer slices = exec.createDataContainer(m_patches.slicesSpec());
        try {
            groups.visit(memory, key -> SliceAssembler.bytes(m_sizes.get(key).pixels()),
                new RowGroups.Visitor<SliceKey>() {
                    @Override
                    public void row(final SliceKey key, final DataRow row) throws IOException {
                        add(key, row);
                    }

                    @Override
                    public void complete(final SliceKey key) throws IOException {
                        slices.addRowToTable(finish(key, images));
                    }
                }, monitor.part(0.05, 1));
        } finally {
            slices.close();
        }
        return slices.getTable();
    }

    /** @return the slice of a row, after a look at whether all rows of the slice agree on its size */
    private SliceKey sizedKey(final DataRow row) throws IOException {
        final SliceKey key = m_patches.key(row);
        final SliceSize size = m_patches.size(row);
        final SliceSize known = m_sizes.putIfAbsent(key, size);
        if (known != null && !known.equals(size)) {
            throw new IOException(key + ": its patches disagree on the size of the slice. Row \""
                + row.getKey().getString() + "\" says " + size + " pixels, rows before it say " + known + ".");
        }
        return key;
    }

    private void add(final SliceKey key, final DataRow row) throws IOException {
        final OpenSlice slice = m_open.computeIfAbsent(key, k -> {
            final SliceSize size = m_sizes.get(k);
            return new OpenSlice(new SliceAssembler(size.width(), size.height(), m_blending), rockType(row));
        });
        final String rowKey = row.getKey().getString();
        final PatchPosition position = m_patches.position(row);
        final String other = slice.m_rows.put(position, rowKey);
        if (other != null) {
            throw new IOException(key + ": rows \"" + other + "\" and \"" + rowKey + "\" are both the patch at x "
                + position.x() + ", y " + position.y() + ". Every patch may come only once for each model.");
        }
        final ProbabilityMap probabilities = m_patches.probabilities(row);
        try {
            slice.m_assembler.add(position, probabilities);
        } catch (final UserError e) {
            throw e.in("Row \"" + rowKey + "\"");
        }
    }

    private DataRow finish(final SliceKey key, final ImageCellWriter images) throws IOException {
        final OpenSlice slice = m_open.remove(key);
        final MissingPixels missing = slice.m_assembler.missing().orElse(null);
        if (missing != null) {
            final Region region = missing.region();
            throw new IOException(key + ": no patch covers " + missing.pixels() + " of its "
                + m_sizes.get(key).pixels() + " pixels, which lie in x " + region.x() + " to "
                + (region.x() + region.width() - 1) + ", y " + region.y() + " to "
                + (region.y() + region.height() - 1) + ". All patches of a slice are needed to assemble it; were some "
                + "rows filtered out?");
        }
        final ProbabilityMap probabilities = slice.m_assembler.assemble();
        final String name = key.stack() + "/" + key.slice();
        final List<DataCell> cells = new ArrayList<>();
        cells.add(new StringCell(key.model()));
        cells.add(new StringCell(key.stack()));
        if (m_patches.hasRockType()) {
            cells.add(slice.m_rockType);
        }
        cells.add(new IntCell(key.slice()));
        cells.add(images.probabilities(probabilities, name));
        cells.add(images.mask(probabilities.threshold(m_threshold), name));
        return new DefaultRow(key.rowKey(), cells);
    }

    /** @return the rock type as a plain string cell: the column may be of any type that reads as text */
    private DataCell rockType(final DataRow row) {
        if (!m_patches.hasRockType()) {
            return DataType.getMissingCell();
        }
        final DataCell cell = row.getCell(m_patches.index(Columns.ROCK_TYPE));
        return cell.isMissing() ? cell : new StringCell(((StringValue)cell).getStringValue());
    }
}
