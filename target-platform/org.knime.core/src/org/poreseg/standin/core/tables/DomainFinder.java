package org.poreseg.standin.core.tables;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.NominalValue;
import org.knime.core.data.container.DataContainerSettings;

/** Finds the bounds of number columns and the possible values of nominal columns. */
final class DomainFinder {

    private static final Comparator<DataCell> BY_NUMBER = (a, b) -> a instanceof LongValue x && b instanceof LongValue y
        ? Long.compare(x.getLongValue(), y.getLongValue())
        : Double.compare(((DoubleValue)a).getDoubleValue(), ((DoubleValue)b).getDoubleValue());

    private final boolean m_update;

    private final Column[] m_columns;

    DomainFinder(final DataTableSpec spec, final DataContainerSettings settings) {
        m_update = settings.isEnableDomainUpdate();
        m_columns = spec.stream().map(column -> new Column(column, settings)).toArray(Column[]::new);
    }

    void add(final DataRow row) {
        if (m_update) {
            for (int i = 0; i < m_columns.length; i++) {
                m_columns[i].add(row.getCell(i));
            }
        }
    }

    DataTableSpec apply(final DataTableSpec spec) {
        final DataColumnSpec[] columns = new DataColumnSpec[m_columns.length];
        Arrays.setAll(columns, i -> m_columns[i].apply(spec.getColumnSpec(i)));
        return new DataTableSpec(spec.getName(), columns);
    }

    private static final class Column {

        private final boolean m_bounded;

        private final int m_maxValues;

        private DataCell m_lower;

        private DataCell m_upper;

        private Set<DataCell> m_values;

        Column(final DataColumnSpec spec, final DataContainerSettings settings) {
            final boolean update = settings.isEnableDomainUpdate();
            m_bounded = update && spec.getType().isCompatible(BoundedValue.class);
            final boolean nominal = update && spec.getType().isCompatible(NominalValue.class);
            m_values = nominal ? new LinkedHashSet<>() : null;
            final DataColumnDomain known = spec.getDomain();
            if (settings.isInitializeDomain()) {
                m_lower = known.getLowerBound();
                m_upper = known.getUpperBound();
                if (known.hasValues()) {
                    m_values = new LinkedHashSet<>(known.getValues());
                }
            }
            // possible values that the specification lists are kept, however many they are
            m_maxValues = Math.max(settings.getMaxDomainValues(), m_values == null ? 0 : m_values.size());
        }

        void add(final DataCell cell) {
            if (cell.isMissing()) {
                return;
            }
            if (m_values != null && m_values.add(cell) && m_values.size() > m_maxValues) {
                m_values = null;
            }
            if (m_bounded && !(cell instanceof DoubleValue d && Double.isNaN(d.getDoubleValue()))) {
                m_lower = m_lower == null || BY_NUMBER.compare(cell, m_lower) < 0 ? cell : m_lower;
                m_upper = m_upper == null || BY_NUMBER.compare(cell, m_upper) > 0 ? cell : m_upper;
            }
        }

        DataColumnSpec apply(final DataColumnSpec spec) {
            final DataColumnDomainCreator domain = new DataColumnDomainCreator(m_lower, m_upper);
            domain.setValues(m_values);
            final DataColumnSpecCreator creator = new DataColumnSpecCreator(spec);
            creator.setDomain(domain.createDomain());
            return creator.createSpec();
        }
    }
}
