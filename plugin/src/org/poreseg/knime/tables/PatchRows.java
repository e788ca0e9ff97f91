package org.poreseg.knime.tables;

import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.imagecell.ImageSize;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.tiling.PatchPosition;
import org.poreseg.tiling.PatchStack;
import org.poreseg.unet.model.PatchKind;

/** Reads a table of patches, as the Patch Tiler gives them: each row has a stack of patches of one slice. */
public final class PatchRows {

    private final KeyColumns m_key;

    private final Column m_patches;

    private final Optional<Column> m_masks;

    private final WindowColumns m_window;

    private final Optional<GridColumns> m_grid;

    private PatchRows(final ColumnFinder table, final Column patches, final Optional<Column> masks)
        throws InvalidSettingsException {
        m_key = KeyColumns.require(table);
        m_patches = patches;
        m_masks = masks;
        m_window = WindowColumns.require(table);
        m_grid = GridColumns.find(table);
    }

    /**
     * @param table finds the columns
     * @param patches the column with the patches
     * @return reads the rows, without masks
     * @throws InvalidSettingsException if a column is absent or of another type
     */
    public static PatchRows in(final ColumnFinder table, final Choice patches) throws InvalidSettingsException {
        return new PatchRows(table, table.require(patches, Columns.PATCHES, ImageCellWriter.VALUE), Optional.empty());
    }

    /**
     * @param table finds the columns
     * @param patches the column with the patches
     * @param masks the column with their masks
     * @return reads the rows
     * @throws InvalidSettingsException if a column is absent or of another type, or if both are the same
     */
    public static PatchRows in(final ColumnFinder table, final Choice patches, final Choice masks)
        throws InvalidSettingsException {
        final Column maskColumn = table.requirePreferred(masks, Columns.PATCH_MASKS, ImageCellWriter.VALUE);
        final Column patchColumn = table.require(patches, Columns.PATCHES, ImageCellWriter.VALUE);
        masks.requireOther(maskColumn, patchColumn);
        return new PatchRows(table, patchColumn, Optional.of(maskColumn));
    }

    /**
     * @param row a row of the table
     * @return the same row, to be read
     */
    public Row row(final DataRow row) {
        return new Row(row);
    }

    /**
     * @param table the table
     * @return the kind of its first patches
     * @throws UserError if there are none, or if they cannot be read
     */
    public PatchKind firstKind(final BufferedDataTable table) {
        try (CloseableRowIterator rows = table.iterator()) {
            if (!rows.hasNext()) {
                throw UserError.found("The table of " + m_patches.table() + " has no rows");
            }
            final Row row = row(rows.next());
            return row.kind(row.patches());
        }
    }

    /**
     * Counts the patches of the table without reading any.
     *
     * @param table the table
     * @param monitor may cancel
     * @return their number, and that of their pixels
     * @throws UserError if a row has no patches
     */
    public PatchTotals totals(final BufferedDataTable table, final WorkMonitor monitor) {
        long patches = 0;
        long pixels = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCanceled();
                final ImageSize size = row(rows.next()).size();
                patches += size.patches();
                pixels += size.pixels();
            }
        }
        return new PatchTotals(patches, pixels);
    }

    /** Patches of a slice. What is in their cells is read when it is asked for. */
    public final class Row extends SliceRow {

        private Row(final DataRow row) {
            super(row, m_key);
        }

        /**
         * @return the intensity window
         * @throws UserError if the row has none
         */
        public IntensityWindow window() {
            return m_window.window(dataRow());
        }

        /**
         * @return how the window was found, if the table tells
         * @throws UserError if it tells something unknown
         */
        public Optional<WindowKind> windowKind() {
            return m_window.kind(dataRow());
        }

        /**
         * @return the size of the stack of patches, without reading it
         * @throws UserError if there is none
         */
        public ImageSize size() {
            return m_patches.read(dataRow(), ImageCells::size);
        }

        /**
         * @return the patches
         * @throws UserError if they cannot be used
         */
        public PatchStack<Slice> patches() {
            return m_patches.read(dataRow(), ImageCells::patches);
        }

        /**
         * @param patches the patches of this row
         * @return what they have in common
         * @throws UserError if the row tells of an unknown kind of intensity window
         */
        public PatchKind kind(final PatchStack<Slice> patches) {
            return new PatchKind(patches.width(), patches.height(), patches.pixels().type(), windowKind());
        }

        /** @return whether the patches have masks */
        public boolean hasMasks() {
            return m_masks.isPresent() && !m_masks.get().isMissing(dataRow());
        }

        /**
         * @param patches the patches of this row, which has masks
         * @return their masks, as many and of the same size
         * @throws UserError if they cannot be used, or do not fit the patches
         */
        public PatchStack<Mask> masks(final PatchStack<Slice> patches) {
            final PatchStack<Mask> masks = m_masks.orElseThrow().read(dataRow(), ImageCells::patchMasks);
            if (masks.width() != patches.width() || masks.height() != patches.height()
                || masks.patches() != patches.patches()) {
                throw UserError.found(m_masks.get().where(dataRow()) + ": " + masks.patches() + " masks of "
                    + masks.size() + " pixels do not fit " + patches.patches() + " patches of " + patches.size()
                    + " pixels");
            }
            return masks;
        }

        /**
         * @param patches the patches of this row
         * @return where they lie in their slice; nothing if the table does not tell
         * @throws UserError if the patches do not fit the grid of their slice
         */
        public Optional<List<PatchPosition>> positions(final PatchStack<Slice> patches) {
            return m_grid.isEmpty() ? Optional.empty() : Optional.of(m_grid.get().positions(dataRow(), patches));
        }
    }
}
