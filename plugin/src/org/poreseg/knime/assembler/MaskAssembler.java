package org.poreseg.knime.assembler;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Region;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.support.TemporarySpace;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.PredictedRows;
import org.poreseg.knime.tables.RowGroups;
import org.poreseg.knime.tables.SliceSize;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.tiling.Blending;
import org.poreseg.tiling.MissingPixels;
import org.poreseg.tiling.SliceAssembler;

/** Assembles the slices of a table of predicted patches, in bounded memory whatever the order of the rows. */
final class MaskAssembler {

    /** The share of the work that finding the slices takes. */
    private static final double FINDING = 0.05;

    private final SegmentedTable m_table;

    private final PredictedRows m_rows;

    private final Blending m_blending;

    private final double m_threshold;

    private final Map<ModelSlice, SliceSize> m_sizes = new HashMap<>();

    private final Map<ModelSlice, OpenSlice> m_open = new HashMap<>();

    /**
     * @param table the columns of what is read and written
     * @param blending how much each pixel of a patch counts
     * @param threshold the least probability of a pore pixel, in [0, 1]
     */
    MaskAssembler(final SegmentedTable table, final Blending blending, final double threshold) {
        m_table = table;
        m_rows = table.rows();
        m_blending = blending;
        m_threshold = threshold;
    }

    /**
     * @param patches the predicted patches
     * @param exec makes the table
     * @param memory the bytes that slices in the making may take together
     * @param monitor shows the progress and may cancel
     * @return the assembled slices
     * @throws IOException if an image cannot be stored
     * @throws UserError if a row cannot be used or a patch is missing, with its name, or if the disk has not the room
     *             for the slices
     */
    BufferedDataTable assemble(final BufferedDataTable patches, final ExecutionContext exec, final long memory,
        final WorkMonitor monitor) throws IOException {
        final RowGroups<ModelSlice> groups = new RowGroups<>(patches, this::sizedKey, monitor.part(0, FINDING));
        final long bytes = m_sizes.values().stream().mapToLong(size -> m_table.bytes(size.pixels())).sum();
        TemporarySpace.require("The segmented slices", bytes);
        final ImageCellWriter images = new ImageCellWriter(exec);
        final BufferedDataContainer slices = exec.createDataContainer(m_table.spec());
        try {
            groups.visit(memory, key -> SliceAssembler.bytes(m_sizes.get(key).pixels()),
                new RowGroups.Visitor<ModelSlice>() {
                    @Override
                    public void row(final ModelSlice key, final DataRow row) {
                        add(key, m_rows.row(row));
                    }

                    @Override
                    public void complete(final ModelSlice key) throws IOException {
                        slices.addRowToTable(finish(key, images));
                    }
                }, monitor.part(FINDING, 1).saying(done -> done + "; all slices take " + Disk.text(bytes)));
        } finally {
            slices.close();
        }
        return slices.getTable();
    }

    /** @return the slice of a row, after a look at whether all rows of the slice agree on its size */
    private ModelSlice sizedKey(final DataRow row) {
        final PredictedRows.Row patches = m_rows.row(row);
        final ModelSlice key = patches.key();
        final SliceSize size = patches.sliceSize();
        final SliceSize known = m_sizes.putIfAbsent(key, size);
        if (known != null && !known.equals(size)) {
            throw UserError.found(patches.where() + " says that " + key + " has " + size + " pixels, but rows before "
                + "it say " + known);
        }
        return key;
    }

    private void add(final ModelSlice key, final PredictedRows.Row row) {
        final OpenSlice open = m_open.get(key);
        if (open == null) {
            m_open.put(key, OpenSlice.begin(key, row, m_blending));
        } else {
            open.add(row, row.probabilities());
        }
    }

    private DataRow finish(final ModelSlice key, final ImageCellWriter images) throws IOException {
        final OpenSlice slice = m_open.remove(key);
        final MissingPixels missing = slice.assembler().missing().orElse(null);
        if (missing != null) {
            final Region region = missing.region();
            throw UserError.found("No patch covers " + missing.pixels() + " of the " + m_sizes.get(key).pixels()
                + " pixels of " + key + ", which lie in x " + region.x() + " to " + (region.x() + region.width() - 1)
                + ", y " + region.y() + " to " + (region.y() + region.height() - 1))
                .advice("All patches of a slice are needed to assemble it: do not filter out some of its rows");
        }
        final ProbabilityMap probabilities = slice.assembler().assemble();
        return m_table.row(key, slice.origin(), probabilities, m_threshold, images);
    }
}
