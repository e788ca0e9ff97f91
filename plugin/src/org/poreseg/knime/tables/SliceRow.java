package org.poreseg.knime.tables;

import org.knime.core.data.DataRow;

/** A row of a slice that no model has seen. */
public abstract class SliceRow extends KeyedRow<SliceKey> {

    SliceRow(final DataRow row, final KeyColumns columns) {
        super(row, columns);
    }

    @Override
    public final SliceKey key() {
        return slice();
    }
}
