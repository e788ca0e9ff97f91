package org.poreseg.knime.tables;

import java.util.Optional;
import java.util.function.BiFunction;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.poreseg.errors.UserError;

/**
 * A column of a table, found once by {@link ColumnFinder}. Errors name the row and the column.
 *
 * @param table what messages call the table, such as "training patches"; empty where a node has only one
 * @param name the name of the column
 * @param index its index
 */
public record Column(String table, String name, int index) {

    /**
     * @param row a row of the table
     * @return how messages call the column's cell in it: {@code Row "r" of the training patches, column "c"}
     */
    public String where(final DataRow row) {
        return where(row, table) + ", column \"" + name + "\"";
    }

    /**
     * @param row a row of a table
     * @param table what messages call the table, or an empty text
     * @return how messages call the row
     */
    static String where(final DataRow row, final String table) {
        return "Row \"" + row.getKey().getString() + "\"" + (table.isEmpty() ? "" : " of the " + table);
    }

    /** @return the cell of a row */
    DataCell cell(final DataRow row) {
        return row.getCell(index);
    }

    /**
     * @param row a row of the table
     * @param reader makes something of a cell, and is told how messages call it
     * @return what it makes of the column's cell in the row
     */
    <T> T read(final DataRow row, final BiFunction<DataCell, String, T> reader) {
        return reader.apply(cell(row), where(row));
    }

    /** @return whether the cell of a row is missing */
    boolean isMissing(final DataRow row) {
        return cell(row).isMissing();
    }

    /** @return the text of a row, in a column of strings */
    String text(final DataRow row) {
        return ((StringValue)present(row)).getStringValue();
    }

    /** @return the text of a row, in a column of strings; nothing if it is missing */
    Optional<String> textIfPresent(final DataRow row) {
        return isMissing(row) ? Optional.empty() : Optional.of(((StringValue)cell(row)).getStringValue());
    }

    /** @return the number of a row, in a column of integers */
    int integer(final DataRow row) {
        return ((IntValue)present(row)).getIntValue();
    }

    /** @return the number of a row, in a column of numbers */
    double number(final DataRow row) {
        return ((DoubleValue)present(row)).getDoubleValue();
    }

    private DataCell present(final DataRow row) {
        if (isMissing(row)) {
            throw UserError.found(where(row) + ": the value is missing");
        }
        return cell(row);
    }
}
