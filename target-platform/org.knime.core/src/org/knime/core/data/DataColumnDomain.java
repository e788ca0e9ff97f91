package org.knime.core.data;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What is known of a column's values: bounds, and all possible values if they are few. */
public final class DataColumnDomain {

    private final DataCell m_lower;

    private final DataCell m_upper;

    private final Set<DataCell> m_values;

    DataColumnDomain(final DataCell lower, final DataCell upper, final Set<? extends DataCell> values) {
        m_lower = lower == null || lower.isMissing() ? null : lower;
        m_upper = upper == null || upper.isMissing() ? null : upper;
        m_values = values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** @return all possible values, or null if they are not known */
    public Set<DataCell> getValues() {
        return m_values;
    }

    /** @return whether the possible values are known */
    public boolean hasValues() {
        return m_values != null;
    }

    /** @return the least value, or null */
    public DataCell getLowerBound() {
        return m_lower;
    }

    /** @return the greatest value, or null */
    public DataCell getUpperBound() {
        return m_upper;
    }

    @Override
    public boolean equals(final Object obj) {
        return obj == this || obj instanceof DataColumnDomain other && Objects.equals(m_lower, other.m_lower)
            && Objects.equals(m_upper, other.m_upper) && Objects.equals(m_values, other.m_values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_lower, m_upper, m_values);
    }

    @Override
    public String toString() {
        return "lower=" + m_lower + ",upper=" + m_upper + ",values=" + m_values;
    }

    /** @param config where the domain is written */
    public void save(final ConfigWO config) {
        if (m_values != null) {
            config.addDataCellArray("possible_values", m_values.toArray(DataCell[]::new));
        }
        if (m_lower != null) {
            config.addDataCell("lower_bound", m_lower);
        }
        if (m_upper != null) {
            config.addDataCell("upper_bound", m_upper);
        }
    }

    /**
     * @param config where the domain is read
     * @return the domain
     */
    public static DataColumnDomain load(final ConfigRO config) {
        try {
            final DataCell lower = config.containsKey("lower_bound") ? config.getDataCell("lower_bound") : null;
            final DataCell upper = config.containsKey("upper_bound") ? config.getDataCell("upper_bound") : null;
            final Set<DataCell> values = config.containsKey("possible_values")
                ? new LinkedHashSet<>(java.util.List.of(config.getDataCellArray("possible_values"))) : null;
            return new DataColumnDomain(lower, upper, values);
        } catch (InvalidSettingsException e) {
            throw new IllegalArgumentException("The domain of a column cannot be read: " + e.getMessage(), e);
        }
    }
}
