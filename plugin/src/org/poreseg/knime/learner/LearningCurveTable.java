package org.poreseg.knime.learner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.views.LearnerDocument;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.model.ModelInfo;

/** The learner's second output, one row a model and epoch, and the same as data for its view. */
final class LearningCurveTable {

    private static final String TITLE = "Learning curves";

    private LearningCurveTable() {
    }

    /** @return the columns of the table */
    static DataTableSpec spec() {
        return new DataTableSpec("Learning curve",
            Stream.concat(Stream.of(column(Columns.MODEL, StringCell.TYPE)),
                Stream.of(CurveColumn.values()).map(column -> column(column.quantity().label(), column.type())))
                .toArray(DataColumnSpec[]::new));
    }

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    /**
     * @param models the trained models
     * @param exec makes the table
     * @return the table
     */
    static BufferedDataTable create(final List<ModelInfo> models, final ExecutionContext exec) {
        final BufferedDataContainer rows = exec.createDataContainer(spec());
        try {
            long row = 0;
            for (final ModelInfo model : models) {
                for (final EpochRecord epoch : model.curve()) {
                    rows.addRowToTable(new DefaultRow(RowKey.createRowKey(row++), cells(model.name(), epoch)));
                }
            }
        } finally {
            rows.close();
        }
        return rows.getTable();
    }

    private static List<DataCell> cells(final String model, final EpochRecord epoch) {
        final List<DataCell> cells = new ArrayList<>(List.of(new StringCell(model)));
        Stream.of(CurveColumn.values()).forEach(column -> cells.add(column.cell(epoch)));
        return cells;
    }

    /**
     * @param table a table of this kind
     * @return the view's data
     */
    static LearnerDocument document(final BufferedDataTable table) {
        final Map<String, List<DataRow>> models = new LinkedHashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                models.computeIfAbsent(((StringValue)row.getCell(0)).getStringValue(), model -> new ArrayList<>())
                    .add(row);
            }
        }
        return new LearnerDocument(TITLE, Stream.of(CurveColumn.values()).map(CurveColumn::quantity).toList(),
            models.entrySet().stream().map(model -> curve(model.getKey(), model.getValue())).toList());
    }

    private static LearnerDocument.Curve curve(final String model, final List<DataRow> rows) {
        final Map<String, double[]> values = new LinkedHashMap<>();
        for (final CurveColumn column : CurveColumn.values()) {
            values.put(column.quantity().key(), rows.stream()
                .mapToDouble(row -> CurveColumn.number(row.getCell(1 + column.ordinal()))).toArray());
        }
        return new LearnerDocument.Curve(model, values);
    }
}
