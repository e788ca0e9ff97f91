package org.poreseg.knime.tables;

import java.util.Arrays;
import java.util.Optional;

import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.WindowKind;

/**
 * The columns in which a row carries the intensity window of its stack.
 *
 * @param low the lower bounds
 * @param high the upper bounds
 * @param kind how the windows were found, if the table tells
 */
record WindowColumns(Column low, Column high, Optional<Column> kind) {

    /**
     * @param table an input table
     * @return its window columns; how the windows were found may be absent
     * @throws InvalidSettingsException if a bound's column is absent, or one is of another type
     */
    static WindowColumns require(final ColumnFinder table) throws InvalidSettingsException {
        return new WindowColumns(table.named(Columns.INTENSITY_LOW, DoubleValue.class),
            table.named(Columns.INTENSITY_HIGH, DoubleValue.class),
            table.optional(Columns.INTENSITY_WINDOW, StringValue.class));
    }

    /**
     * @param table an input table
     * @return its window columns, or nothing if it has none for the bounds
     * @throws InvalidSettingsException if only one bound is there, or a column is of another type
     */
    static Optional<WindowColumns> find(final ColumnFinder table) throws InvalidSettingsException {
        final boolean none = table.optional(Columns.INTENSITY_LOW, DoubleValue.class).isEmpty()
            && table.optional(Columns.INTENSITY_HIGH, DoubleValue.class).isEmpty();
        return none ? Optional.empty() : Optional.of(require(table));
    }

    /**
     * @param row a row of the table
     * @return its window
     * @throws UserError if a bound is missing or the bounds make no window
     */
    IntensityWindow window(final DataRow row) {
        final double from = low.number(row);
        final double to = high.number(row);
        try {
            return new IntensityWindow(from, to);
        } catch (final UserError e) {
            throw e.in(Column.where(row, low.table()));
        }
    }

    /**
     * @param row a row of the table
     * @return how its window was found, or nothing if the table does not tell
     * @throws UserError if it tells something unknown
     */
    Optional<WindowKind> kind(final DataRow row) {
        final Optional<String> name = kind.flatMap(column -> column.textIfPresent(row));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(WindowKind.valueOf(name.get()));
        } catch (final IllegalArgumentException e) {
            throw UserError.found(kind.get().where(row) + ": \"" + name.get() + "\" is not a kind of window")
                .expected("It is one of " + Arrays.toString(WindowKind.values()))
                .causedBy(e);
        }
    }
}
