package org.poreseg.knime.learner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.RowKey;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.knime.tables.Columns;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.model.ModelInfo;

/** The learner's second output, one row a model and epoch, and the same as data for its view. */
final class LearningCurveTable {

    private static final String EPOCH = "Epoch";

    private static final String STEP = "Step";

    private static final String RATE = "Learning rate";

    private static final String LOSS = "Loss";

    private static final String CROSS_ENTROPY = "Cross-entropy term";

    private static final String JACCARD = "Jaccard term";

    private static final String VALIDATION_LOSS = "Validation loss";

    private static final String VALIDATION_IOU = "Validation IoU";

    private static final String SECONDS = "Seconds";

    /** The keys of the view's data, column by column after the model's name. */
    private static final String[] VIEW_KEYS = {"epoch", "step", "rate", "loss", "crossEntropy", "jaccard",
        "validationLoss", "validationIou", "seconds"};

    private LearningCurveTable() {
    }

    /** @return the columns of the table */
    static DataTableSpec spec() {
        return new DataTableSpec("Learning curve", column(Columns.MODEL, StringCell.TYPE),
            column(EPOCH, IntCell.TYPE), column(STEP, LongCell.TYPE), column(RATE, DoubleCell.TYPE),
            column(LOSS, DoubleCell.TYPE), column(CROSS_ENTROPY, DoubleCell.TYPE), column(JACCARD, DoubleCell.TYPE),
            column(VALIDATION_LOSS, DoubleCell.TYPE), column(VALIDATION_IOU, DoubleCell.TYPE),
            column(SECONDS, DoubleCell.TYPE));
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
                    rows.addRowToTable(new DefaultRow(RowKey.createRowKey(row++), new StringCell(model.name()),
                        new IntCell(epoch.epoch()), new LongCell(epoch.step()), number(epoch.rate()),
                        number(epoch.loss()), number(epoch.crossEntropyTerm()), number(epoch.jaccardTerm()),
                        number(epoch.validationLoss()), number(epoch.validationIou()), number(epoch.seconds())));
                }
            }
        } finally {
            rows.close();
        }
        return rows.getTable();
    }

    private static DataCell number(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }

    /**
     * @param table a table of this kind
     * @return the view's data: {@code {"models": [{"name": …, "epoch": […], "loss": […], …}]}}, missing values as
     *         {@code null}
     */
    static Map<String, Object> viewData(final BufferedDataTable table) {
        final Map<String, Map<String, Object>> models = new LinkedHashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                final Map<String, Object> model = models
                    .computeIfAbsent(((StringValue)row.getCell(0)).getStringValue(), LearningCurveTable::emptyCurve);
                for (int i = 0; i < VIEW_KEYS.length; i++) {
                    @SuppressWarnings("unchecked") // emptyCurve puts a list under each of these keys
                    final List<Number> values = (List<Number>)model.get(VIEW_KEYS[i]);
                    values.add(value(row.getCell(i + 1)));
                }
            }
        }
        return Map.of("models", List.copyOf(models.values()));
    }

    private static Map<String, Object> emptyCurve(final String name) {
        final Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", name);
        for (final String key : VIEW_KEYS) {
            model.put(key, new ArrayList<Number>());
        }
        return model;
    }

    private static Number value(final DataCell cell) {
        if (cell.isMissing()) {
            return null;
        } else if (cell instanceof IntValue number) {
            return number.getIntValue();
        } else if (cell instanceof LongValue number) {
            return number.getLongValue();
        }
        return ((DoubleValue)cell).getDoubleValue();
    }
}
