package org.knime.core.data;

import java.util.ArrayList;
import java.util.List;

/** Makes a {@link DataTableSpec}. */
public final class DataTableSpecCreator {

    private String m_name = "default";

    private final List<DataColumnSpec> m_columns = new ArrayList<>();

    /** Starts with no columns. */
    public DataTableSpecCreator() {
        // nothing to set
    }

    /** @param spec the columns to start with */
    public DataTableSpecCreator(final DataTableSpec spec) {
        m_name = spec.getName();
        addColumns(spec);
    }

    /**
     * @param name the table's name
     * @return this
     */
    public DataTableSpecCreator setName(final String name) {
        m_name = name;
        return this;
    }

    /**
     * @param columns columns to add at the end
     * @return this
     */
    public DataTableSpecCreator addColumns(final DataColumnSpec... columns) {
        m_columns.addAll(List.of(columns));
        return this;
    }

    /**
     * @param spec a table whose columns are added at the end
     * @return this
     */
    public DataTableSpecCreator addColumns(final DataTableSpec spec) {
        spec.forEach(m_columns::add);
        return this;
    }

    /**
     * @param index a column, from 0
     * @param column what stands there instead
     * @return this
     */
    public DataTableSpecCreator replaceColumn(final int index, final DataColumnSpec column) {
        m_columns.set(index, column);
        return this;
    }

    /**
     * Forgets what is known of all columns' values.
     *
     * @return this
     */
    public DataTableSpecCreator dropAllDomains() {
        m_columns.replaceAll(column -> {
            final DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
            creator.setDomain(null);
            return creator.createSpec();
        });
        return this;
    }

    /** @return the specification */
    public DataTableSpec createSpec() {
        return new DataTableSpec(m_name, m_columns.toArray(DataColumnSpec[]::new));
    }
}
