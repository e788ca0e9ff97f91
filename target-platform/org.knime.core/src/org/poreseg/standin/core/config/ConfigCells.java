package org.poreseg.standin.core.config;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.Config;

/** Cells in settings, as KNIME writes them: bounds and possible values of columns. */
public final class ConfigCells {

    private ConfigCells() {
    }

    /**
     * @param config where the cell is written
     * @param cell a missing cell, or one with a text, number or truth value
     */
    public static void write(final Config config, final DataCell cell) {
        final String name = cell.getClass().getName();
        config.addString("datacell", name);
        final Config value = config.addConfig(name);
        if (cell instanceof StringCell s) {
            value.addString("StringCell", s.getStringValue());
        } else if (cell instanceof BooleanCell b) {
            value.addBoolean("BooleanCell", b.getBooleanValue());
        } else if (cell instanceof IntCell i) {
            value.addInt("IntCell", i.getIntValue());
        } else if (cell instanceof LongCell l) {
            value.addLong("LongCell", l.getLongValue());
        } else if (cell instanceof DoubleCell d) {
            value.addDouble("DoubleCell", d.getDoubleValue());
        } else if (!cell.isMissing()) {
            throw new IllegalArgumentException("Cells of " + cell.getClass() + " cannot stand in settings.");
        }
    }

    /**
     * @param config where the cell was written
     * @return the cell
     * @throws InvalidSettingsException if it is not there or of another kind
     */
    public static DataCell read(final Config config) throws InvalidSettingsException {
        final String name = config.getString("datacell");
        final Config value = config.getConfig(name);
        if (name.equals(StringCell.class.getName())) {
            return new StringCell(value.getString("StringCell"));
        } else if (name.equals(BooleanCell.class.getName())) {
            return BooleanCell.BooleanCellFactory.create(value.getBoolean("BooleanCell"));
        } else if (name.equals(IntCell.class.getName())) {
            return new IntCell(value.getInt("IntCell"));
        } else if (name.equals(LongCell.class.getName())) {
            return new LongCell(value.getLong("LongCell"));
        } else if (name.equals(DoubleCell.class.getName())) {
            return new DoubleCell(value.getDouble("DoubleCell"));
        } else if (name.equals(DataType.getMissingCell().getClass().getName())) {
            return DataType.getMissingCell();
        }
        throw new InvalidSettingsException("Unable to read a cell of class \"" + name + "\".");
    }
}
