package org.knime.core.data;

/** The identifier of a row, unique in its table. */
public final class RowKey {

    private final String m_id;

    /** @param id the identifier, not null */
    public RowKey(final String id) {
        if (id == null) {
            throw new NullPointerException("Can't create RowKey with null id.");
        }
        m_id = id;
    }

    /** @return the identifier */
    public String getString() {
        return m_id;
    }

    @Override
    public String toString() {
        return m_id;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this || obj instanceof RowKey other && m_id.equals(other.m_id);
    }

    @Override
    public int hashCode() {
        return m_id.hashCode();
    }

    /**
     * @param rowIndex the index of a row, from 0
     * @return the usual key of that row: <code>Row0</code> and so on
     */
    public static RowKey createRowKey(final long rowIndex) {
        return new RowKey("Row" + rowIndex);
    }
}
