package org.poreseg.knime.scorer;

import java.io.IOException;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.Cells;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;

/** Reads the rows of the segmented slices: which model, stack and slice, and what was predicted. */
final class SegmentedSlices {

    private final int m_model;

    private final int m_stack;

    private final int m_slice;

    private final int m_rockType;

    private final String m_probabilityColumn;

    private final int m_probability;

    private final String m_maskColumn;

    private final int m_mask;

    private final double m_threshold;

    /**
     * @param spec the table of segmented slices
     * @param parameters the settings of the node
     * @throws InvalidSettingsException if a column is absent or of another type; the message names it
     */
    SegmentedSlices(final DataTableSpec spec, final SegmentationScorerNodeParameters parameters)
        throws InvalidSettingsException {
        m_model = ColumnFinder.requireNamed(spec, Columns.MODEL, StringValue.class);
        m_stack = ColumnFinder.requireNamed(spec, Columns.STACK, StringValue.class);
        m_slice = ColumnFinder.requireNamed(spec, Columns.SLICE, IntValue.class);
        m_rockType = RockTypeCells.index(spec);
        m_probabilityColumn = ColumnFinder.require(spec, SegmentationScorerNodeParameters.PROBABILITY_COLUMN,
            parameters.m_probabilityColumn, Columns.PROBABILITY, ImageCellWriter.VALUE);
        m_probability = ColumnFinder.index(spec, m_probabilityColumn);
        m_threshold = parameters.m_threshold;
        if (parameters.m_predictedPore == SegmentationScorerNodeParameters.PredictedPore.MASK_COLUMN) {
            m_maskColumn = ColumnFinder.require(spec, SegmentationScorerNodeParameters.MASK_COLUMN,
                parameters.m_maskColumn, Columns.MASK, ImageCellWriter.VALUE);
            m_mask = ColumnFinder.index(spec, m_maskColumn);
        } else {
            m_maskColumn = null;
            m_mask = -1;
        }
    }

    /** @return the model and the stack of a row */
    ModelStack modelStack(final DataRow row) throws IOException {
        return new ModelStack(Cells.string(row, m_model, Columns.MODEL), Cells.string(row, m_stack, Columns.STACK));
    }

    /** @return the stack and the slice of a row */
    SliceId sliceId(final DataRow row) throws IOException {
        return new SliceId(Cells.string(row, m_stack, Columns.STACK), Cells.integer(row, m_slice, Columns.SLICE));
    }

    /** @return the rock type of a row, {@code null} if the row does not tell */
    String rockType(final DataRow row) {
        return RockTypeCells.read(row, m_rockType);
    }

    /** @return the probabilities of a row */
    ProbabilityMap probabilities(final DataRow row) throws IOException {
        return ImageCells.probabilities(row.getCell(m_probability), Cells.where(row, m_probabilityColumn));
    }

    /** @return the predicted mask of a row: the probabilities at the threshold, or the mask column */
    Mask mask(final DataRow row, final ProbabilityMap probabilities) throws IOException {
        return m_mask < 0 ? probabilities.threshold(m_threshold)
            : ImageCells.mask(row.getCell(m_mask), Cells.where(row, m_maskColumn));
    }
}
