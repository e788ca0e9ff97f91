package org.poreseg.knime.scorer;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.knime.tables.Columns;
import org.poreseg.metrics.Metric;
import org.poreseg.metrics.PoreConfusion;
import org.poreseg.metrics.ScoringResult;
import org.poreseg.metrics.ThresholdGrid;

/** The output tables of the scorer. */
final class ScoreTables {

    private static final List<Metric> ALL = List.of(Metric.values());

    private static final List<Metric> PLATEAU =
        List.of(Metric.PLATEAU_LOW, Metric.PLATEAU_HIGH, Metric.BEST_THRESHOLD, Metric.BEST_IOU);

    /** Model × stack: all numbers. */
    static final DataTableSpec SCORES = spec(columns()
        .add(Columns.MODEL, StringCell.TYPE).add(Columns.STACK, StringCell.TYPE)
        .add(Columns.ROCK_TYPE, StringCell.TYPE).add(ALL).add("Slices", IntCell.TYPE));

    /** Model × stack × threshold: what depends on the threshold. */
    static final DataTableSpec THRESHOLDS = spec(columns()
        .add(Columns.MODEL, StringCell.TYPE).add(Columns.STACK, StringCell.TYPE).add("Threshold", DoubleCell.TYPE)
        .add(Metric.ofSweep()));

    /** Model × stack: the thresholds that serve. */
    static final DataTableSpec PLATEAUS = spec(columns()
        .add(Columns.MODEL, StringCell.TYPE).add(Columns.STACK, StringCell.TYPE)
        .add(PLATEAU));

    /** Model × scope: specific against aggregate models. */
    static final DataTableSpec SUMMARY = spec(columns()
        .add(Columns.MODEL, StringCell.TYPE).add("Scope", StringCell.TYPE).add("Stacks", IntCell.TYPE)
        .add(ALL));

    private static final class ColumnList {
        private final List<DataColumnSpec> m_columns = new ArrayList<>();

        ColumnList add(final String name, final DataType type) {
            m_columns.add(new DataColumnSpecCreator(name, type).createSpec());
            return this;
        }

        ColumnList add(final List<Metric> metrics) {
            metrics.forEach(metric -> add(metric.column(), DoubleCell.TYPE));
            return this;
        }
    }

    private ScoreTables() {
    }

    private static ColumnList columns() {
        return new ColumnList();
    }

    private static DataTableSpec spec(final ColumnList columns) {
        return new DataTableSpec(columns.m_columns.toArray(DataColumnSpec[]::new));
    }

    /** Adds rows with keys Row0, Row1, … to a table. */
    private static final class Rows {
        private final BufferedDataContainer m_container;

        Rows(final ExecutionContext exec, final DataTableSpec spec) {
            m_container = exec.createDataContainer(spec);
        }

        void add(final List<DataCell> cells) {
            m_container.addRowToTable(new DefaultRow("Row" + m_container.size(), cells));
        }

        BufferedDataTable close() {
            m_container.close();
            return m_container.getTable();
        }
    }

    static BufferedDataTable scores(final ScoringResult result, final ExecutionContext exec) {
        final Rows rows = new Rows(exec, SCORES);
        for (final ScoringResult.Row row : result.rows()) {
            final List<DataCell> cells = of(row);
            cells.add(text(row.stack().rockType()));
            ALL.forEach(metric -> cells.add(number(metric.of(row.scores()))));
            cells.add(new IntCell(row.scores().slices()));
            rows.add(cells);
        }
        return rows.close();
    }

    static BufferedDataTable thresholds(final ScoringResult result, final ExecutionContext exec) {
        final double[] thresholds = ThresholdGrid.thresholds();
        final Rows rows = new Rows(exec, THRESHOLDS);
        for (final ScoringResult.Row row : result.rows()) {
            for (int i = 0; i < thresholds.length; i++) {
                final PoreConfusion confusion = row.scores().sweep().get(i);
                final List<DataCell> cells = of(row);
                cells.add(number(thresholds[i]));
                Metric.ofSweep().forEach(metric -> cells.add(number(metric.of(confusion))));
                rows.add(cells);
            }
        }
        return rows.close();
    }

    static BufferedDataTable plateaus(final ScoringResult result, final ExecutionContext exec) {
        final Rows rows = new Rows(exec, PLATEAUS);
        for (final ScoringResult.Row row : result.rows()) {
            final List<DataCell> cells = of(row);
            PLATEAU.forEach(metric -> cells.add(number(metric.of(row.scores()))));
            rows.add(cells);
        }
        return rows.close();
    }

    static BufferedDataTable summary(final ScoringResult result, final ExecutionContext exec) {
        final Rows rows = new Rows(exec, SUMMARY);
        for (final ScoringResult.Summary summary : result.summary()) {
            final List<DataCell> cells = new ArrayList<>(List.of(new StringCell(summary.model().name()),
                new StringCell(summary.scope().label()), new IntCell(summary.stacks())));
            ALL.forEach(metric -> cells.add(number(summary.values().get(metric))));
            rows.add(cells);
        }
        return rows.close();
    }

    private static List<DataCell> of(final ScoringResult.Row row) {
        return new ArrayList<>(List.of(new StringCell(row.model().name()), new StringCell(row.stack().name())));
    }

    private static DataCell number(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }

    private static DataCell text(final String value) {
        return value == null ? DataType.getMissingCell() : new StringCell(value);
    }
}
