package org.poreseg.knime.tables;

import java.util.List;
import java.util.Optional;

import org.knime.core.data.DataRow;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;

/** Reads a table of segmented slices, as the Mask Assembler gives them: one slice as one model sees it. */
public final class SegmentedRows {

    private final KeyColumns m_key;

    private final Optional<ModelColumns> m_model;

    private final Optional<Column> m_probability;

    private final Optional<Column> m_mask;

    private SegmentedRows(final ColumnFinder table, final Optional<Column> probability, final Optional<Column> mask)
        throws InvalidSettingsException {
        m_model = ModelColumns.find(table);
        m_key = KeyColumns.require(table);
        m_probability = probability;
        m_mask = mask;
    }

    /**
     * @param table finds the columns; slices that no model segmented need none for the model
     * @param probability the column with the pore probabilities, if they are to be read
     * @param mask the column with the masks, if they are to be read
     * @return reads the rows
     * @throws InvalidSettingsException if a column is absent or of another type
     */
    public static SegmentedRows in(final ColumnFinder table, final Optional<Choice> probability,
        final Optional<Choice> mask) throws InvalidSettingsException {
        return new SegmentedRows(table, image(table, probability, Columns.PROBABILITY),
            image(table, mask, Columns.MASK));
    }

    private static Optional<Column> image(final ColumnFinder table, final Optional<Choice> choice,
        final String preferred) throws InvalidSettingsException {
        return choice.isEmpty() ? Optional.empty()
            : Optional.of(table.requirePreferred(choice.get(), preferred, ImageCellWriter.VALUE));
    }

    /** @return whether the table tells the models */
    public boolean hasModels() {
        return m_model.isPresent();
    }

    /**
     * @param row a row of the table
     * @return the same row, to be read
     */
    public Row row(final DataRow row) {
        return new Row(row);
    }

    /** A slice as a model sees it. What is in its cells is read when it is asked for. */
    public final class Row extends ModelRow {

        private Row(final DataRow row) {
            super(row, m_key, m_model);
        }

        /**
         * @return the pore probabilities
         * @throws UserError if they cannot be used
         */
        public ProbabilityMap probability() {
            return m_probability.orElseThrow().read(dataRow(), ImageCells::probabilities);
        }

        /**
         * @return the mask
         * @throws UserError if it cannot be used
         */
        public Mask mask() {
            return m_mask.orElseThrow().read(dataRow(), ImageCells::mask);
        }

        /** @throws UserError if an image that is to be read is missing */
        public void requireImages() {
            for (final Optional<Column> column : List.of(m_probability, m_mask)) {
                if (column.isPresent() && column.get().isMissing(dataRow())) {
                    throw UserError.found(column.get().where(dataRow()) + ": the image is missing");
                }
            }
        }
    }
}
