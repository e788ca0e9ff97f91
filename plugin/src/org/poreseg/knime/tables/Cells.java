package org.poreseg.knime.tables;

import java.io.IOException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;

/** Reads the cells that identify rows; errors name the row and the column. */
public final class Cells {

    private Cells() {
    }

    /**
     * @param row a row
     * @param column the name of a column
     * @return how errors call the cell: {@code Row "r", column "c"}
     */
    public static String where(final DataRow row, final String column) {
        return "Row \"" + row.getKey().getString() + "\", column \"" + column + "\"";
    }

    /**
     * @param row a row
     * @param index the index of a string column
     * @param column its name
     * @return the text
     * @throws IOException if the cell is missing
     */
    public static String string(final DataRow row, final int index, final String column) throws IOException {
        return ((StringValue)present(row, index, column)).getStringValue();
    }

    /**
     * @param row a row
     * @param index the index of an integer column
     * @param column its name
     * @return the number
     * @throws IOException if the cell is missing
     */
    public static int integer(final DataRow row, final int index, final String column) throws IOException {
        return ((IntValue)present(row, index, column)).getIntValue();
    }

    private static DataCell present(final DataRow row, final int index, final String column) throws IOException {
        final DataCell cell = row.getCell(index);
        if (cell.isMissing()) {
            throw new IOException(where(row, column) + ": the value is missing, but it identifies the row.");
        }
        return cell;
    }
}
