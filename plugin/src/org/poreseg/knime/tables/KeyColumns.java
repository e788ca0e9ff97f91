package org.poreseg.knime.tables;

import java.util.Optional;

import org.knime.core.data.DataRow;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;

/**
 * The columns that say which slice a row belongs to, and of what rock it is.
 *
 * @param stack the names of the stacks
 * @param slice the indices of the slices in their stacks
 * @param rockType the rock types, if the table tells them
 */
record KeyColumns(Column stack, Column slice, Optional<Column> rockType) {

    static KeyColumns require(final ColumnFinder table) throws InvalidSettingsException {
        return new KeyColumns(table.named(Columns.STACK, StringValue.class), table.named(Columns.SLICE, IntValue.class),
            table.optional(Columns.ROCK_TYPE, StringValue.class));
    }

    SliceKey key(final DataRow row) {
        return new SliceKey(new StackKey(stack.text(row)), slice.integer(row));
    }

    Optional<String> rockType(final DataRow row) {
        return rockType.flatMap(column -> column.textIfPresent(row)).map(String::strip).filter(type -> !type.isEmpty());
    }

    String where(final DataRow row) {
        return Column.where(row, stack.table());
    }
}
