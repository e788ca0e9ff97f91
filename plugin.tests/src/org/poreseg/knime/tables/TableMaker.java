package org.poreseg.knime.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.knime.imagecell.ImageCellWriter;

/** Makes small input tables for tests of nodes, and takes tables apart. */
public final class TableMaker {

    private final DataTableSpec m_spec;

    private final List<DataRow> m_rows = new ArrayList<>();

    /** @param columns names of the columns, each with its type after a colon: s(tring), i(nt), d(ouble), m (image),
     *            l(ist of strings) */
    public TableMaker(final String... columns) {
        m_spec = spec(columns);
    }

    /** @return a spec, columns given as for the constructor */
    public static DataTableSpec spec(final String... columns) {
        return new DataTableSpec(Arrays.stream(columns).map(column -> {
            final int colon = column.lastIndexOf(':');
            final DataType type = switch (column.substring(colon + 1)) {
                case "s" -> StringCell.TYPE;
                case "i" -> IntCell.TYPE;
                case "d" -> DoubleCell.TYPE;
                case "m" -> ImageCellWriter.TYPE;
                case "l" -> ModelColumns.ROCK_TYPES;
                default -> throw new IllegalArgumentException(column);
            };
            return new DataColumnSpecCreator(column.substring(0, colon), type).createSpec();
        }).toArray(org.knime.core.data.DataColumnSpec[]::new));
    }

    /** Adds a row; strings, integers, doubles and lists of strings become cells, {@code null} a missing one. */
    public TableMaker row(final String key, final Object... values) {
        m_rows.add(new DefaultRow(key, Arrays.stream(values).map(TableMaker::cell).toArray(DataCell[]::new)));
        return this;
    }

    private static DataCell cell(final Object value) {
        if (value == null) {
            return DataType.getMissingCell();
        }
        if (value instanceof DataCell cell) {
            return cell;
        }
        if (value instanceof List<?> texts) {
            return ModelColumns.cell(texts.stream().map(String.class::cast).toList());
        }
        if (value instanceof Integer number) {
            return new IntCell(number);
        }
        return value instanceof Double number ? new DoubleCell(number) : new StringCell((String)value);
    }

    /** @return the rows, which may be reordered */
    public List<DataRow> rows() {
        return m_rows;
    }

    /** @return the table */
    public BufferedDataTable table(final ExecutionContext exec) {
        final BufferedDataContainer container = exec.createDataContainer(m_spec);
        m_rows.forEach(container::addRowToTable);
        container.close();
        return container.getTable();
    }

    /** @return all rows of a small table */
    public static List<DataRow> rows(final BufferedDataTable table) {
        final List<DataRow> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            iterator.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** @return the keys of all rows */
    public static List<String> keys(final BufferedDataTable table) {
        return rows(table).stream().map(row -> row.getKey().getString()).toList();
    }

    /** @return the cell of a row in a named column */
    public static DataCell cell(final BufferedDataTable table, final DataRow row, final String column) {
        return row.getCell(table.getDataTableSpec().findColumnIndex(column));
    }

    /** @return the cells of all rows in a named column as texts */
    public static List<String> texts(final BufferedDataTable table, final String column) {
        return rows(table).stream().map(row -> cell(table, row, column))
            .map(cell -> cell.isMissing() ? null
                : cell instanceof StringValue text ? text.getStringValue() : cell.toString())
            .toList();
    }
}
