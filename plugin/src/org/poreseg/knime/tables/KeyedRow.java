package org.poreseg.knime.tables;

import java.util.Optional;

import org.knime.core.data.DataRow;
import org.poreseg.errors.UserError;

/**
 * A row of a table that is of one slice. What is in its cells is read when it is asked for.
 *
 * @param <K> what tells it from the other rows: the slice, or the slice as a model sees it
 */
public abstract class KeyedRow<K> {

    private final DataRow m_row;

    private final KeyColumns m_columns;

    KeyedRow(final DataRow row, final KeyColumns columns) {
        m_row = row;
        m_columns = columns;
    }

    /** @return the row as it lies in the table */
    public final DataRow dataRow() {
        return m_row;
    }

    /** @return how messages call the row */
    public final String where() {
        return m_columns.where(m_row);
    }

    /**
     * @return which slice the row is of
     * @throws UserError if the row does not say
     */
    final SliceKey slice() {
        return m_columns.key(m_row);
    }

    /**
     * @return which slice it is of, or was cut from, and where models have rows of their own, which model sees it
     * @throws UserError if the row does not say
     */
    public abstract K key();

    /** @return the rock type of the slice, if it is known */
    public final Optional<String> rockType() {
        return m_columns.rockType(m_row);
    }
}
