package org.poreseg.knime.maskwriter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.knime.maskwriter.MaskWriterNodeParameters.Content;
import org.poreseg.knime.tables.Choice;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.ModelStack;
import org.poreseg.knime.tables.SegmentedRows;

/**
 * The columns of the slices that are read and of the table of files.
 *
 * @param rows reads the rows of the input table
 * @param kinds the kinds of images that are written
 */
record FilesTable(SegmentedRows rows, Set<Kind> kinds) {

    /** Finds and checks the columns. */
    static FilesTable of(final DataTableSpec slices, final MaskWriterNodeParameters parameters)
        throws InvalidSettingsException {
        final Content content = parameters.m_content;
        final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Optional<Choice> mask = Optional.empty();
        if (content.hasMasks()) {
            kinds.add(Kind.MASK);
            mask = Optional.of(new Choice(MaskWriterNodeParameters.MASK_COLUMN, parameters.m_maskColumn));
        }
        Optional<Choice> probability = Optional.empty();
        if (content.hasProbabilities()) {
            kinds.add(Kind.PROBABILITY);
            probability =
                Optional.of(new Choice(MaskWriterNodeParameters.PROBABILITY_COLUMN, parameters.m_probabilityColumn));
        }
        return new FilesTable(SegmentedRows.in(new ColumnFinder(slices), probability, mask), kinds);
    }

    /** @return the columns of the table of files */
    DataTableSpec spec() {
        final List<DataColumnSpec> columns = new ArrayList<>();
        if (rows.hasModels()) {
            columns.add(Columns.spec(Columns.MODEL, StringCell.TYPE));
        }
        columns.add(Columns.spec(Columns.STACK, StringCell.TYPE));
        columns.add(Columns.spec("Kind", StringCell.TYPE));
        columns.add(Columns.spec("File", StringCell.TYPE));
        columns.add(Columns.spec("Slices", IntCell.TYPE));
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    DataRow row(final long index, final ModelStack key, final Kind kind, final String file, final int slices) {
        final List<DataCell> cells = new ArrayList<>();
        if (rows.hasModels()) {
            cells.add(new StringCell(key.model()));
        }
        cells.add(new StringCell(key.stack().name()));
        cells.add(new StringCell(kind.label()));
        cells.add(new StringCell(file));
        cells.add(new IntCell(slices));
        return new DefaultRow("Row" + index, cells);
    }
}
