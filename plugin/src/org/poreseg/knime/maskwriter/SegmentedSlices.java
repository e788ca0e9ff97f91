package org.poreseg.knime.maskwriter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.tables.Cells;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;

/**
 * The columns of the slices that are read and of the table of files.
 *
 * @param spec the input table
 * @param images the column of each kind of image that is written
 */
record SegmentedSlices(DataTableSpec spec, Map<Kind, String> images) {

    /** Finds and checks the columns. */
    static SegmentedSlices of(final DataTableSpec spec, final MaskWriterNodeParameters parameters)
        throws InvalidSettingsException {
        ColumnFinder.requireNamed(spec, Columns.STACK, StringValue.class);
        ColumnFinder.requireNamed(spec, Columns.SLICE, IntValue.class);
        if (spec.containsName(Columns.MODEL)) {
            ColumnFinder.requireNamed(spec, Columns.MODEL, StringValue.class);
        }
        final Map<Kind, String> images = new EnumMap<>(Kind.class);
        if (parameters.m_content.hasMasks()) {
            images.put(Kind.MASK, image(spec, "Mask column", parameters.m_maskColumn, Columns.MASK));
        }
        if (parameters.m_content.hasProbabilities()) {
            images.put(Kind.PROBABILITY,
                image(spec, "Probability column", parameters.m_probabilityColumn, Columns.PROBABILITY));
        }
        return new SegmentedSlices(spec, Collections.unmodifiableMap(images));
    }

    private static String image(final DataTableSpec spec, final String setting, final String chosen,
        final String preferred) throws InvalidSettingsException {
        return ColumnFinder.find(spec, setting, chosen, preferred, ImageCellWriter.VALUE)
            .orElseThrow(() -> new InvalidSettingsException(
                "\"" + setting + "\": the input table has no image column \"" + preferred + "\"; choose one."));
    }

    boolean hasModel() {
        return spec.containsName(Columns.MODEL);
    }

    Set<Kind> kinds() {
        return images.keySet();
    }

    StackKey key(final DataRow row) throws IOException {
        return new StackKey(hasModel() ? Cells.string(row, index(Columns.MODEL), Columns.MODEL) : null,
            Cells.string(row, index(Columns.STACK), Columns.STACK));
    }

    int slice(final DataRow row) throws IOException {
        return Cells.integer(row, index(Columns.SLICE), Columns.SLICE);
    }

    /** @return the image cell of a kind */
    DataCell image(final DataRow row, final Kind kind) {
        return row.getCell(index(images.get(kind)));
    }

    /** @return how errors call that cell */
    String where(final DataRow row, final Kind kind) {
        return Cells.where(row, images.get(kind));
    }

    /** @return the columns of the table of files */
    DataTableSpec filesSpec() {
        final List<DataColumnSpec> columns = new ArrayList<>();
        if (hasModel()) {
            columns.add(Columns.spec(Columns.MODEL, StringCell.TYPE));
        }
        columns.add(Columns.spec(Columns.STACK, StringCell.TYPE));
        columns.add(Columns.spec("Kind", StringCell.TYPE));
        columns.add(Columns.spec("File", StringCell.TYPE));
        columns.add(Columns.spec("Slices", IntCell.TYPE));
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    DataRow fileRow(final long index, final StackKey key, final Kind kind, final String file, final int slices) {
        final List<DataCell> cells = new ArrayList<>();
        if (hasModel()) {
            cells.add(new StringCell(key.model()));
        }
        cells.add(new StringCell(key.stack()));
        cells.add(new StringCell(kind.label()));
        cells.add(new StringCell(file));
        cells.add(new IntCell(slices));
        return new DefaultRow("Row" + index, cells);
    }

    private int index(final String column) {
        return ColumnFinder.index(spec, column);
    }
}
