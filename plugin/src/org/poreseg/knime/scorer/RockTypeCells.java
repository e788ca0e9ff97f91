package org.poreseg.knime.scorer;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;

/** Reads the rock type, which may be absent in either table. */
final class RockTypeCells {

    private RockTypeCells() {
    }

    /** @return the index of the rock type column, -1 if there is none */
    static int index(final DataTableSpec spec) throws InvalidSettingsException {
        return ColumnFinder.find(spec, Columns.ROCK_TYPE, null, Columns.ROCK_TYPE, StringValue.class)
            .map(spec::findColumnIndex).orElse(-1);
    }

    /** @return the rock type of a row, {@code null} if it does not tell */
    static String read(final DataRow row, final int index) {
        return index < 0 || row.getCell(index).isMissing() ? null
            : ((StringValue)row.getCell(index)).getStringValue();
    }
}
