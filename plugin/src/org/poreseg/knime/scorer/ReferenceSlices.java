package org.poreseg.knime.scorer;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.Cells;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.WindowColumns;
import org.poreseg.progress.WorkMonitor;

/**
 * The slices with reference masks, found by stack and slice. Cells are kept, not pixels: image cells read their file
 * when they are asked. The slice asked for last is kept in memory, because several models' predictions of it often
 * follow one another.
 */
final class ReferenceSlices {

    /**
     * Where the columns of the reference table are.
     *
     * @param stack index of the stack column
     * @param slice index of the slice column
     * @param rockType index of the rock type column, -1 if there is none
     * @param image name of the column of grey slices
     * @param mask name of the column of reference masks
     * @param window the stack's intensity window, if the table has one
     */
    record ReferenceColumns(int stack, int slice, int rockType, String image, String mask,
        Optional<WindowColumns> window) {

        static ReferenceColumns find(final DataTableSpec spec, final SegmentationScorerNodeParameters parameters)
            throws InvalidSettingsException {
            final boolean hasWindow =
                spec.containsName(Columns.INTENSITY_LOW) && spec.containsName(Columns.INTENSITY_HIGH);
            return new ReferenceColumns(ColumnFinder.requireNamed(spec, Columns.STACK, StringValue.class),
                ColumnFinder.requireNamed(spec, Columns.SLICE, IntValue.class), RockTypeCells.index(spec),
                ColumnFinder.require(spec, SegmentationScorerNodeParameters.REFERENCE_IMAGE,
                    parameters.m_referenceImageColumn, Columns.IMAGE, ImageCellWriter.VALUE),
                ColumnFinder.require(spec, SegmentationScorerNodeParameters.REFERENCE_MASK,
                    parameters.m_referenceMaskColumn, Columns.MASK, ImageCellWriter.VALUE),
                hasWindow ? Optional.of(WindowColumns.find(spec)) : Optional.empty());
        }
    }

    /**
     * A slice with its reference mask in memory.
     *
     * @param slice the grey slice
     * @param mask the reference mask, of the same size
     * @param window the stack's intensity window; the slice's pixel type's range if the table has none
     */
    record Reference(Slice slice, Mask mask, IntensityWindow window) {
    }

    private record ReferenceRow(String rowKey, DataCell image, DataCell mask, Optional<IntensityWindow> window,
        String rockType) {
    }

    private final ReferenceColumns m_columns;

    private final Map<SliceId, ReferenceRow> m_rows = new HashMap<>();

    private SliceId m_loadedId;

    private Reference m_loaded;

    /**
     * Reads what identifies the rows.
     *
     * @param table the slices with reference masks
     * @param columns where its columns are
     * @param monitor may cancel
     * @throws IOException if a row is not identified, or a slice is there twice
     */
    ReferenceSlices(final BufferedDataTable table, final ReferenceColumns columns, final WorkMonitor monitor)
        throws IOException {
        m_columns = columns;
        final DataTableSpec spec = table.getDataTableSpec();
        final int image = ColumnFinder.index(spec, columns.image());
        final int mask = ColumnFinder.index(spec, columns.mask());
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCanceled();
                final DataRow row = rows.next();
                final SliceId id = new SliceId(Cells.string(row, columns.stack(), Columns.STACK),
                    Cells.integer(row, columns.slice(), Columns.SLICE));
                final Optional<IntensityWindow> window = columns.window().isPresent()
                    ? Optional.of(columns.window().get().window(row)) : Optional.empty();
                final String rowKey = row.getKey().getString();
                final ReferenceRow other = m_rows.put(id, new ReferenceRow(rowKey, row.getCell(image),
                    row.getCell(mask), window, RockTypeCells.read(row, columns.rockType())));
                if (other != null) {
                    throw new IOException("The reference table has " + id + " twice: rows \"" + other.rowKey()
                        + "\" and \"" + rowKey + "\". Every slice may have one reference only.");
                }
            }
        }
    }

    /** @return whether the slice is there with a grey image and a mask */
    boolean has(final SliceId id) {
        final ReferenceRow row = m_rows.get(id);
        return row != null && !row.image().isMissing() && !row.mask().isMissing();
    }

    /** @return the rock type that the reference gives for a slice, {@code null} if none */
    String rockType(final SliceId id) {
        final ReferenceRow row = m_rows.get(id);
        return row == null ? null : row.rockType();
    }

    /**
     * @param id a slice that is there
     * @return the slice and its mask
     * @throws IOException if the cells cannot be used, or the sizes of the slice and its mask differ
     */
    Reference load(final SliceId id) throws IOException {
        if (!id.equals(m_loadedId)) {
            final ReferenceRow row = m_rows.get(id);
            final String where = "Reference row \"" + row.rowKey() + "\", column \"";
            final Slice slice = ImageCells.slice(row.image(), where + m_columns.image() + "\"");
            final Mask mask = ImageCells.mask(row.mask(), where + m_columns.mask() + "\"");
            if (slice.width() != mask.width() || slice.height() != mask.height()) {
                throw new IOException("Reference row \"" + row.rowKey() + "\": the image has " + slice.width() + " × "
                    + slice.height() + " pixels, its mask " + mask.width() + " × " + mask.height() + ".");
            }
            m_loaded = new Reference(slice, mask, row.window().orElse(slice.type().range()));
            m_loadedId = id;
        }
        return m_loaded;
    }
}
