package org.knime.core.data;

import java.util.Arrays;
import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Name, type, domain and properties of a column. */
public final class DataColumnSpec {

    private final String m_name;

    private final DataType m_type;

    private final DataColumnDomain m_domain;

    private final DataColumnProperties m_properties;

    private final List<String> m_elementNames;

    DataColumnSpec(final String name, final DataType type, final DataColumnDomain domain,
        final DataColumnProperties properties, final List<String> elementNames) {
        m_name = name;
        m_type = type;
        m_domain = domain;
        m_properties = properties;
        m_elementNames = elementNames;
    }

    /** @return the name, unique in its table */
    public String getName() {
        return m_name;
    }

    /** @return the type of the cells */
    public DataType getType() {
        return m_type;
    }

    /** @return what is known of the values */
    public DataColumnDomain getDomain() {
        return m_domain;
    }

    /** @return the properties */
    public DataColumnProperties getProperties() {
        return m_properties;
    }

    /** @return names of the elements of a collection, mostly just the column's name */
    public List<String> getElementNames() {
        return m_elementNames;
    }

    /**
     * @param spec another column
     * @return whether name and type are the same
     */
    public boolean equalStructure(final DataColumnSpec spec) {
        return spec == this || spec != null && m_name.equals(spec.m_name) && m_type.equals(spec.m_type);
    }

    @Override
    public boolean equals(final Object o) {
        return o == this || o instanceof DataColumnSpec other && equalStructure(other)
            && m_domain.equals(other.m_domain) && m_properties.equals(other.m_properties)
            && m_elementNames.equals(other.m_elementNames);
    }

    @Override
    public int hashCode() {
        return m_name.hashCode() ^ m_type.hashCode() ^ m_domain.hashCode();
    }

    @Override
    public String toString() {
        return m_name + " (" + m_type + ")";
    }

    /** @param config where the column is written */
    public void save(final ConfigWO config) {
        config.addString("column_name", m_name);
        config.addStringArray("element_names",
            m_elementNames.equals(List.of(m_name)) ? new String[0] : m_elementNames.toArray(String[]::new));
        m_type.save(config.addConfig("column_type"));
        m_domain.save(config.addConfig("column_domain"));
        m_properties.save(config.addConfig("column_properties"));
        config.addConfig("meta_data");
    }

    /**
     * @param config where the column is read
     * @return the column
     * @throws InvalidSettingsException if something is missing
     */
    public static DataColumnSpec load(final ConfigRO config) throws InvalidSettingsException {
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(config.getString("column_name"),
            DataType.load(config.getConfig("column_type")));
        final String[] elements = config.getStringArray("element_names", new String[0]);
        if (elements != null && elements.length > 0) {
            creator.setElementNames(elements);
        }
        creator.setDomain(DataColumnDomain.load(config.getConfig("column_domain")));
        creator.setProperties(DataColumnProperties.load(config.getConfig("column_properties")));
        return creator.createSpec();
    }

    static List<String> elementNames(final String[] names, final String columnName) {
        return names == null || names.length == 0 ? List.of(columnName) : List.copyOf(Arrays.asList(names));
    }
}
