package org.knime.core.data;

import java.util.Set;

/** Makes a {@link DataColumnDomain}. */
public class DataColumnDomainCreator {

    private DataCell m_lower;

    private DataCell m_upper;

    private Set<? extends DataCell> m_values;

    /** @param values all possible values */
    public DataColumnDomainCreator(final Set<? extends DataCell> values) {
        m_values = values;
    }

    /**
     * @param lower the least value
     * @param upper the greatest value
     */
    public DataColumnDomainCreator(final DataCell lower, final DataCell upper) {
        m_lower = lower;
        m_upper = upper;
    }

    /** @param values all possible values, or null */
    public void setValues(final Set<? extends DataCell> values) {
        m_values = values;
    }

    /** @return the domain */
    public DataColumnDomain createDomain() {
        return new DataColumnDomain(m_lower, m_upper, m_values);
    }
}
