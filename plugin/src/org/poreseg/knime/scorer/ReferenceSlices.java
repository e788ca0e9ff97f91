package org.poreseg.knime.scorer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.knime.tables.Choice;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.knime.tables.SliceRows;
import org.poreseg.progress.WorkMonitor;

/**
 * The slices with reference masks, found by stack and slice. Rows are kept, not pixels: image cells read their file
 * when they are asked. The slice asked for last is kept in memory, because several models' predictions of it often
 * follow one another.
 */
final class ReferenceSlices {

    private static final String TABLE = "reference slices";

    /**
     * A slice with its reference mask in memory.
     *
     * @param slice the grey slice
     * @param mask the reference mask, of the same size
     * @param window the stack's intensity window; the slice's pixel type's range if the table has none
     */
    record Reference(Slice slice, Mask mask, IntensityWindow window) {
    }

    private final Map<SliceKey, SliceRows.Row> m_rows = new HashMap<>();

    private SliceKey m_loadedKey;

    private Reference m_loaded;

    /**
     * Reads what identifies the rows.
     *
     * @param table the slices with reference masks
     * @param columns reads its rows
     * @param monitor may cancel
     * @throws UserError if a row is not identified, or a slice is there twice
     */
    ReferenceSlices(final BufferedDataTable table, final SliceRows columns, final WorkMonitor monitor) {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCanceled();
                final SliceRows.Row row = columns.row(rows.next());
                final SliceRows.Row other = m_rows.put(row.key(), row);
                if (other != null) {
                    throw UserError.found(row.where() + " is " + row.key() + ", and so is another: " + other.where())
                        .advice("Every slice may have one reference only");
                }
            }
        }
    }

    /**
     * @param spec the table of slices with reference masks
     * @param parameters the settings
     * @return reads its rows
     * @throws InvalidSettingsException if a column is absent or of another type
     */
    static SliceRows columns(final DataTableSpec spec, final SegmentationScorerNodeParameters parameters)
        throws InvalidSettingsException {
        final SliceRows columns = SliceRows.in(new ColumnFinder(spec, TABLE),
            new Choice(SegmentationScorerNodeParameters.REFERENCE_IMAGE, parameters.m_referenceImageColumn),
            new Choice(SegmentationScorerNodeParameters.REFERENCE_MASK, parameters.m_referenceMaskColumn));
        if (!columns.hasMasks()) {
            throw new InvalidSettingsException("\"" + SegmentationScorerNodeParameters.REFERENCE_MASK
                + "\": the table of " + TABLE + " has no image column \"" + Columns.MASK + "\"; choose the column with "
                + "the true masks.");
        }
        return columns;
    }

    /** @return whether the slice is there with a grey image and a mask */
    boolean has(final SliceKey key) {
        final SliceRows.Row row = m_rows.get(key);
        return row != null && row.hasImage() && row.hasMask();
    }

    /** @return the rock type that the reference gives for a slice, if any */
    Optional<String> rockType(final SliceKey key) {
        final SliceRows.Row row = m_rows.get(key);
        return row == null ? Optional.empty() : row.rockType();
    }

    /**
     * @param key a slice that is there
     * @return the slice and its mask
     * @throws UserError if the cells cannot be used, or the sizes of the slice and its mask differ
     */
    Reference load(final SliceKey key) {
        if (!key.equals(m_loadedKey)) {
            final SliceRows.Row row = m_rows.get(key);
            final Slice slice = row.image();
            m_loaded = new Reference(slice, row.mask(slice), row.window().orElse(slice.type().range()));
            m_loadedKey = key;
        }
        return m_loaded;
    }
}
