package org.poreseg.knime.tables;

import java.util.Optional;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.node.InvalidSettingsException;

/**
 * Finds the columns a node works on, and says which one is missing or of the wrong type. A column of the name that is
 * looked for but of another type is a mistake that is told, never passed over.
 */
public final class ColumnFinder {

    private final DataTableSpec m_spec;

    private final String m_table;

    /** @param spec the only input table of a node */
    public ColumnFinder(final DataTableSpec spec) {
        this(spec, "");
    }

    /**
     * @param spec an input table
     * @param table what messages call it, such as "training patches"
     */
    public ColumnFinder(final DataTableSpec spec, final String table) {
        m_spec = spec;
        m_table = table;
    }

    /** @return what messages call the table; empty where a node has only one */
    String table() {
        return m_table;
    }

    /**
     * The column to use for a setting that needs one.
     *
     * @param choice the user's choice
     * @param preferred the column to guess first
     * @param type what the column must hold
     * @return the chosen column if there is one, else {@code preferred} if the table has it, else the first column of a
     *         fitting type
     * @throws InvalidSettingsException if the chosen or preferred column is of another type, the chosen one is absent,
     *             or no column fits
     */
    public Column require(final Choice choice, final String preferred, final Class<? extends DataValue> type)
        throws InvalidSettingsException {
        final Optional<Column> found = find(choice, preferred, type);
        if (found.isPresent()) {
            return found.get();
        }
        return column(m_spec.stream() //
            .filter(column -> column.getType().isCompatible(type)) //
            .map(DataColumnSpec::getName) //
            .findFirst() //
            .orElseThrow(() -> new InvalidSettingsException("\"" + choice.setting() + "\": " + theTable() + " has no "
                + describe(type) + " column. " + columns())));
    }

    /**
     * The column to use for a setting that needs a certain one, where any other of the type would be a wrong guess.
     *
     * @param choice the user's choice
     * @param preferred the only column that is guessed
     * @param type what the column must hold
     * @return the column
     * @throws InvalidSettingsException if it is absent or of another type
     */
    public Column requirePreferred(final Choice choice, final String preferred, final Class<? extends DataValue> type)
        throws InvalidSettingsException {
        return find(choice, preferred, type).orElseThrow(() -> new InvalidSettingsException("\"" + choice.setting()
            + "\": " + theTable() + " has no " + describe(type) + " column \"" + preferred + "\"; choose one. "
            + columns()));
    }

    /**
     * The column to use for a setting that can do without one.
     *
     * @param choice the user's choice
     * @param preferred the only column that is guessed
     * @param type what the column must hold
     * @return the column, or nothing if none was chosen and the table has none of the preferred name
     * @throws InvalidSettingsException if the column is of another type, or the chosen one is absent
     */
    public Optional<Column> find(final Choice choice, final String preferred, final Class<? extends DataValue> type)
        throws InvalidSettingsException {
        final String what = "\"" + choice.setting() + "\": the column";
        if (choice.isMade()) {
            return Optional.of(checked(what, choice.column(), type, "Choose another one."));
        }
        return m_spec.containsName(preferred)
            ? Optional.of(checked(what, preferred, type, "Choose another one, or convert or rename this one."))
            : Optional.empty();
    }

    /**
     * A column that must be there under exactly this name, because it says what a row is.
     *
     * @param name the name of the column
     * @param type what the column must hold
     * @return the column
     * @throws InvalidSettingsException if the column is absent or of another type
     */
    public Column named(final String name, final Class<? extends DataValue> type) throws InvalidSettingsException {
        return checked("The column", name, type, "");
    }

    /**
     * A column that may be there under exactly this name.
     *
     * @param name the name of the column
     * @param type what the column must hold
     * @return the column, or nothing if the table has none of the name
     * @throws InvalidSettingsException if the column is of another type
     */
    public Optional<Column> optional(final String name, final Class<? extends DataValue> type)
        throws InvalidSettingsException {
        return m_spec.containsName(name)
            ? Optional.of(checked("The column", name, type, "Convert or rename it, or take it out."))
            : Optional.empty();
    }

    private Column checked(final String what, final String name, final Class<? extends DataValue> type,
        final String remedy) throws InvalidSettingsException {
        final DataColumnSpec column = m_spec.getColumnSpec(name);
        if (column == null) {
            throw new InvalidSettingsException(
                what + " \"" + name + "\" is not in " + theTable() + ". " + columns());
        }
        if (!column.getType().isCompatible(type)) {
            throw new InvalidSettingsException(what + " \"" + name + "\"" + (m_table.isEmpty() ? "" : " of "
                + theTable())
                + " must be of type " + describe(type) + ", but it is of type " + column.getType().getName() + ". "
                + remedy);
        }
        return column(name);
    }

    private Column column(final String name) {
        return new Column(m_table, name, m_spec.findColumnIndex(name));
    }

    private String theTable() {
        return m_table.isEmpty() ? "the input table" : "the table of " + m_table;
    }

    private String columns() {
        return m_spec.getNumColumns() == 0 ? "It has no columns at all."
            : "Its columns are: " + String.join(", ", m_spec.getColumnNames()) + ".";
    }

    /** The value class as a user knows it: IntValue is "integer", ImgPlusValue is "image". */
    private static String describe(final Class<? extends DataValue> type) {
        return switch (type.getSimpleName()) {
            case "StringValue" -> "string";
            case "IntValue" -> "integer";
            case "LongValue" -> "long";
            case "DoubleValue" -> "number";
            case "ImgPlusValue" -> "image";
            case "CollectionDataValue" -> "list";
            default -> type.getSimpleName();
        };
    }
}
