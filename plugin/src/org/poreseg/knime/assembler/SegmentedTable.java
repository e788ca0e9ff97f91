package org.poreseg.knime.assembler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.assembler.MaskAssemblerNodeParameters.Images;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageSize;
import org.poreseg.knime.imagecell.ProbabilityPixels;
import org.poreseg.knime.tables.Choice;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.ModelColumns;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.PredictedRows;

/**
 * The columns of the predicted patches that are read and of the slices that are written.
 *
 * @param rows reads the rows of the input table
 * @param images which images are written
 * @param pixels how probabilities are kept
 */
record SegmentedTable(PredictedRows rows, Images images, ProbabilityPixels pixels) {

    /** Finds and checks the columns. */
    static SegmentedTable of(final DataTableSpec patches, final MaskAssemblerNodeParameters parameters)
        throws InvalidSettingsException {
        return new SegmentedTable(
            PredictedRows.in(new ColumnFinder(patches),
                new Choice(MaskAssemblerNodeParameters.PROBABILITIES_COLUMN, parameters.m_probabilityColumn)),
            parameters.m_images, parameters.m_probabilityPixels);
    }

    /** @return the columns of the assembled slices */
    DataTableSpec spec() {
        final List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(Columns.spec(Columns.MODEL, StringCell.TYPE));
        if (rows.hasModelRockTypes()) {
            columns.add(Columns.spec(Columns.MODEL_ROCK_TYPES, ModelColumns.ROCK_TYPES));
        }
        columns.add(Columns.spec(Columns.STACK, StringCell.TYPE));
        if (rows.hasRockTypes()) {
            columns.add(Columns.spec(Columns.ROCK_TYPE, StringCell.TYPE));
        }
        columns.add(Columns.spec(Columns.SLICE, IntCell.TYPE));
        if (images.probabilities()) {
            columns.add(Columns.spec(Columns.PROBABILITY, ImageCellWriter.TYPE));
        }
        if (images.masks()) {
            columns.add(Columns.spec(Columns.MASK, ImageCellWriter.TYPE));
        }
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    /**
     * @param pixelCount the pixels of a slice
     * @return the bytes that its images take
     */
    long bytes(final long pixelCount) {
        return ImageSize.bytes(pixelCount,
            (images.probabilities() ? pixels.bits() : 0) + (images.masks() ? 1 : 0));
    }

    /**
     * @param key the slice, as a model sees it
     * @param origin a row of its patches
     * @param probabilities its probabilities
     * @param threshold the least probability of a pore pixel in the mask, in [0, 1]
     * @param writer makes the cells
     * @return the row of the slice
     * @throws IOException if an image cannot be stored
     */
    DataRow row(final ModelSlice key, final PredictedRows.Row origin, final ProbabilityMap probabilities,
        final double threshold, final ImageCellWriter writer) throws IOException {
        final List<DataCell> cells = new ArrayList<>();
        cells.add(new StringCell(key.model()));
        if (rows.hasModelRockTypes()) {
            cells.add(origin.modelRockTypes());
        }
        cells.add(new StringCell(key.slice().stack().name()));
        if (rows.hasRockTypes()) {
            cells.add(origin.rockType().<DataCell>map(StringCell::new).orElseGet(DataType::getMissingCell));
        }
        cells.add(new IntCell(key.slice().index()));
        if (images.probabilities()) {
            cells.add(writer.probabilities(probabilities, pixels, key.imageName()));
        }
        if (images.masks()) {
            cells.add(writer.mask(probabilities.threshold(threshold), key.imageName() + " mask"));
        }
        return new DefaultRow(key.rowKey(), cells);
    }
}
