package org.poreseg.knime.assembler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.Cells;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.tiling.PatchPosition;

/**
 * Reads the rows of predicted patches.
 *
 * @param spec the input table
 * @param probabilityColumn the column with the probabilities
 */
record PredictedPatches(DataTableSpec spec, String probabilityColumn) {

    /** Finds and checks the columns. */
    static PredictedPatches of(final DataTableSpec spec, final String chosen) throws InvalidSettingsException {
        for (final String name : List.of(Columns.MODEL, Columns.STACK)) {
            ColumnFinder.requireNamed(spec, name, StringValue.class);
        }
        for (final String name : List.of(Columns.SLICE, Columns.X, Columns.Y, Columns.SLICE_WIDTH,
            Columns.SLICE_HEIGHT)) {
            ColumnFinder.requireNamed(spec, name, IntValue.class);
        }
        if (spec.containsName(Columns.ROCK_TYPE)) {
            ColumnFinder.requireNamed(spec, Columns.ROCK_TYPE, StringValue.class);
        }
        final String probability = ColumnFinder
            .find(spec, "Probability column", chosen, Columns.PROBABILITY, ImageCellWriter.VALUE)
            .orElseThrow(() -> new InvalidSettingsException("\"Probability column\": the input table has no image "
                + "column \"" + Columns.PROBABILITY + "\"; choose the column that holds the pore probabilities."));
        return new PredictedPatches(spec, probability);
    }

    boolean hasRockType() {
        return spec.containsName(Columns.ROCK_TYPE);
    }

    /** @return the columns of the assembled slices */
    DataTableSpec slicesSpec() {
        final List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(Columns.spec(Columns.MODEL, StringCell.TYPE));
        columns.add(Columns.spec(Columns.STACK, StringCell.TYPE));
        if (hasRockType()) {
            columns.add(Columns.spec(Columns.ROCK_TYPE, StringCell.TYPE));
        }
        columns.add(Columns.spec(Columns.SLICE, IntCell.TYPE));
        columns.add(Columns.spec(Columns.PROBABILITY, ImageCellWriter.TYPE));
        columns.add(Columns.spec(Columns.MASK, ImageCellWriter.TYPE));
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    SliceKey key(final DataRow row) throws IOException {
        return new SliceKey(string(row, Columns.MODEL), string(row, Columns.STACK), integer(row, Columns.SLICE));
    }

    SliceSize size(final DataRow row) throws IOException {
        final SliceSize size = new SliceSize(integer(row, Columns.SLICE_WIDTH), integer(row, Columns.SLICE_HEIGHT));
        if (size.width() < 1 || size.height() < 1 || size.pixels() > Integer.MAX_VALUE - 8) {
            throw new IOException("Row \"" + row.getKey().getString() + "\": a slice of " + size
                + " pixels cannot be assembled; one slice holds at least 1 and fewer than 2^31 pixels.");
        }
        return size;
    }

    PatchPosition position(final DataRow row) throws IOException {
        return new PatchPosition(integer(row, Columns.X), integer(row, Columns.Y));
    }

    ProbabilityMap probabilities(final DataRow row) throws IOException {
        return ImageCells.probabilities(row.getCell(index(probabilityColumn)), Cells.where(row, probabilityColumn));
    }

    int index(final String column) {
        return ColumnFinder.index(spec, column);
    }

    private String string(final DataRow row, final String column) throws IOException {
        return Cells.string(row, index(column), column);
    }

    private int integer(final DataRow row, final String column) throws IOException {
        return Cells.integer(row, index(column), column);
    }

    /**
     * The size of a slice.
     *
     * @param width columns
     * @param height rows
     */
    record SliceSize(int width, int height) {
        long pixels() {
            return (long)width * height;
        }

        @Override
        public String toString() {
            return width + " × " + height;
        }
    }
}
