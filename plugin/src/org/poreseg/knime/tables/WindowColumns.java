package org.poreseg.knime.tables;

import java.io.IOException;
import java.util.Arrays;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.WindowKind;

/** The columns in which a row carries the intensity window of its stack. */
public final class WindowColumns {

    private final int m_low;

    private final int m_high;

    private final int m_kind;

    private WindowColumns(final int low, final int high, final int kind) {
        m_low = low;
        m_high = high;
        m_kind = kind;
    }

    /**
     * @param spec an input table
     * @return its window columns; how the windows were found may be absent
     * @throws InvalidSettingsException if a bound's column is absent or holds no numbers
     */
    public static WindowColumns find(final DataTableSpec spec) throws InvalidSettingsException {
        final int kind = ColumnFinder.find(spec, Columns.INTENSITY_WINDOW, null, Columns.INTENSITY_WINDOW,
            StringValue.class).map(spec::findColumnIndex).orElse(-1);
        return new WindowColumns(ColumnFinder.requireNamed(spec, Columns.INTENSITY_LOW, DoubleValue.class),
            ColumnFinder.requireNamed(spec, Columns.INTENSITY_HIGH, DoubleValue.class), kind);
    }

    /**
     * @param row a row of the table
     * @return its window
     * @throws IOException if a bound is missing
     * @throws UserError if the bounds make no window
     */
    public IntensityWindow window(final DataRow row) throws IOException {
        try {
            return new IntensityWindow(bound(row, m_low, Columns.INTENSITY_LOW),
                bound(row, m_high, Columns.INTENSITY_HIGH));
        } catch (final UserError e) {
            throw e.in("Row \"" + row.getKey().getString() + "\"");
        }
    }

    /**
     * @param row a row of the table
     * @return how its window was found, or {@code null} if the table does not tell
     * @throws IOException if it tells something unknown
     */
    public WindowKind kind(final DataRow row) throws IOException {
        if (m_kind < 0 || row.getCell(m_kind).isMissing()) {
            return null;
        }
        final String name = ((StringValue)row.getCell(m_kind)).getStringValue();
        try {
            return WindowKind.valueOf(name);
        } catch (final IllegalArgumentException e) {
            throw new IOException("Row \"" + row.getKey().getString() + "\", column \"" + Columns.INTENSITY_WINDOW
                + "\": \"" + name + "\" is not a kind of window. Expected one of "
                + Arrays.toString(WindowKind.values()) + ".", e);
        }
    }

    private static double bound(final DataRow row, final int index, final String column) throws IOException {
        final DataCell cell = row.getCell(index);
        if (cell.isMissing()) {
            throw new IOException(
                "Row \"" + row.getKey().getString() + "\", column \"" + column + "\": the value is missing.");
        }
        return ((DoubleValue)cell).getDoubleValue();
    }
}
