package org.poreseg.knime.tables;

import java.util.Optional;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.node.InvalidSettingsException;

/** Finds the columns a node works on, and says which one is missing or of the wrong type. */
public final class ColumnFinder {

    private ColumnFinder() {
    }

    /**
     * The column to use for a setting that needs one.
     *
     * @param spec the input table
     * @param setting the setting as the user reads it in the dialog
     * @param chosen the column the user chose; {@code null} or blank to have one guessed
     * @param preferred the name to guess first
     * @param type what the column must hold
     * @return {@code chosen} if there is one, else {@code preferred} if the table has it with a fitting type, else the
     *         first column of a fitting type
     * @throws InvalidSettingsException if the chosen column is absent or of another type, or no column fits
     */
    public static String require(final DataTableSpec spec, final String setting, final String chosen,
        final String preferred, final Class<? extends DataValue> type) throws InvalidSettingsException {
        final Optional<String> found = find(spec, setting, chosen, preferred, type);
        if (found.isPresent()) {
            return found.get();
        }
        return spec.stream() //
            .filter(column -> column.getType().isCompatible(type)) //
            .map(DataColumnSpec::getName) //
            .findFirst() //
            .orElseThrow(() -> new InvalidSettingsException("\"" + setting + "\": the input table has no "
                + describe(type) + " column. " + columns(spec)));
    }

    /**
     * The column to use for a setting that can do without one.
     *
     * @param spec the input table
     * @param setting the setting as the user reads it in the dialog
     * @param chosen the column the user chose; {@code null} or blank to have {@code preferred} taken where it is there
     * @param preferred the only name that is guessed
     * @param type what the column must hold
     * @return the column, or nothing if none was chosen and the table has none of the preferred name and type
     * @throws InvalidSettingsException if the chosen column is absent or of another type
     */
    public static Optional<String> find(final DataTableSpec spec, final String setting, final String chosen,
        final String preferred, final Class<? extends DataValue> type) throws InvalidSettingsException {
        if (chosen != null && !chosen.isBlank()) {
            check(spec, "\"" + setting + "\": the column", chosen, type);
            return Optional.of(chosen);
        }
        final DataColumnSpec column = spec.getColumnSpec(preferred);
        return column != null && column.getType().isCompatible(type) ? Optional.of(preferred) : Optional.empty();
    }

    /**
     * A column that must be there under exactly this name, because it identifies the rows.
     *
     * @param spec the input table
     * @param name the name of the column
     * @param type what the column must hold
     * @return the index of the column
     * @throws InvalidSettingsException if the column is absent or of another type
     */
    public static int requireNamed(final DataTableSpec spec, final String name, final Class<? extends DataValue> type)
        throws InvalidSettingsException {
        check(spec, "The column", name, type);
        return spec.findColumnIndex(name);
    }

    /**
     * @param spec a table
     * @param name a column that was found in it before
     * @return its index
     * @throws IllegalArgumentException if the table has no such column
     */
    public static int index(final DataTableSpec spec, final String name) {
        final int index = spec.findColumnIndex(name);
        if (index < 0) {
            throw new IllegalArgumentException("The table has no column \"" + name + "\". " + columns(spec));
        }
        return index;
    }

    private static void check(final DataTableSpec spec, final String what, final String name,
        final Class<? extends DataValue> type) throws InvalidSettingsException {
        final DataColumnSpec column = spec.getColumnSpec(name);
        if (column == null) {
            throw new InvalidSettingsException(
                what + " \"" + name + "\" is not in the input table. " + columns(spec));
        }
        if (!column.getType().isCompatible(type)) {
            throw new InvalidSettingsException(what + " \"" + name + "\" must be of type " + describe(type)
                + ", but it is of type " + column.getType().getName() + ".");
        }
    }

    private static String columns(final DataTableSpec spec) {
        return spec.getNumColumns() == 0 ? "It has no columns at all."
            : "Its columns are: " + String.join(", ", spec.getColumnNames()) + ".";
    }

    /** The value class as a user knows it: IntValue is "integer", ImgPlusValue is "image". */
    private static String describe(final Class<? extends DataValue> type) {
        return switch (type.getSimpleName()) {
            case "StringValue" -> "string";
            case "IntValue" -> "integer";
            case "LongValue" -> "long";
            case "DoubleValue" -> "number";
            case "ImgPlusValue" -> "image";
            default -> type.getSimpleName();
        };
    }
}
