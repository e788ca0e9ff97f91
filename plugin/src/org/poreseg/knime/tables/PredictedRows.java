package org.poreseg.knime.tables;

import java.util.Optional;

import org.knime.core.data.DataRow;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.tiling.PatchStack;
import org.poreseg.tiling.SliceGrid;

/**
 * Reads a table of predicted patches, as the U-Net Predictor gives them: patches of one slice as one model sees them.
 */
public final class PredictedRows {

    private final KeyColumns m_key;

    private final ModelColumns m_model;

    private final GridColumns m_grid;

    private final Column m_probabilities;

    private PredictedRows(final ColumnFinder table, final Column probabilities) throws InvalidSettingsException {
        m_model = ModelColumns.require(table);
        m_key = KeyColumns.require(table);
        m_grid = GridColumns.require(table);
        m_probabilities = probabilities;
    }

    /**
     * @param table finds the columns
     * @param probabilities the column with the pore probabilities
     * @return reads the rows
     * @throws InvalidSettingsException if a column is absent or of another type
     */
    public static PredictedRows in(final ColumnFinder table, final Choice probabilities)
        throws InvalidSettingsException {
        return new PredictedRows(table,
            table.requirePreferred(probabilities, Columns.PROBABILITIES, ImageCellWriter.VALUE));
    }

    /** @return whether there is a column of rock types */
    public boolean hasRockTypes() {
        return m_key.rockType().isPresent();
    }

    /** @return whether there is a column of the models' rock types */
    public boolean hasModelRockTypes() {
        return m_model.rockTypes().isPresent();
    }

    /**
     * @param row a row of the table
     * @return the same row, to be read
     */
    public Row row(final DataRow row) {
        return new Row(row);
    }

    /** Patches of a slice as a model sees them. What is in their cells is read when it is asked for. */
    public final class Row extends ModelRow {

        private Row(final DataRow row) {
            super(row, m_key, Optional.of(m_model));
        }

        /**
         * @return the size of the slice
         * @throws UserError if the row does not say, or if no slice can have it
         */
        public SliceSize sliceSize() {
            return m_grid.size(dataRow());
        }

        /**
         * @return the pore probabilities
         * @throws UserError if they cannot be used
         */
        public PatchStack<ProbabilityMap> probabilities() {
            return m_probabilities.read(dataRow(), ImageCells::patchProbabilities);
        }

        /**
         * @param probabilities the probabilities of this row
         * @return the patches that cover the slice, among them these from {@link #firstPatch} on
         * @throws UserError if they do not fit it
         */
        public SliceGrid grid(final PatchStack<ProbabilityMap> probabilities) {
            return m_grid.grid(dataRow(), probabilities);
        }

        /**
         * @return the number of the first of these patches in the grid of their slice
         * @throws UserError if the row does not say
         */
        public int firstPatch() {
            return m_grid.first(dataRow());
        }
    }
}
