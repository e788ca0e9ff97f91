package org.knime.core.data;

/** Makes a {@link DataColumnSpec}. */
public final class DataColumnSpecCreator {

    private String m_name;

    private DataType m_type;

    private DataColumnDomain m_domain = new DataColumnDomain(null, null, null);

    private DataColumnProperties m_properties = new DataColumnProperties();

    private String[] m_elementNames;

    /**
     * @param name the column's name
     * @param type the type of its cells
     */
    public DataColumnSpecCreator(final String name, final DataType type) {
        setName(name);
        setType(type);
    }

    /** @param cspec the column that is changed by the setters of this object */
    public DataColumnSpecCreator(final DataColumnSpec cspec) {
        this(cspec.getName(), cspec.getType());
        m_domain = cspec.getDomain();
        m_properties = cspec.getProperties();
        final var elements = cspec.getElementNames();
        m_elementNames = elements.equals(java.util.List.of(m_name)) ? null : elements.toArray(String[]::new);
    }

    /** @param name the column's name */
    public void setName(final String name) {
        if (name == null) {
            throw new NullPointerException("Column name must not be null");
        }
        m_name = name;
    }

    /** @param type the type of the cells */
    public void setType(final DataType type) {
        if (type == null) {
            throw new NullPointerException("Column type must not be null");
        }
        m_type = type;
    }

    /** @param domain what is known of the values; null: nothing */
    public void setDomain(final DataColumnDomain domain) {
        m_domain = domain == null ? new DataColumnDomain(null, null, null) : domain;
    }

    /** @param props the properties; null: none */
    public void setProperties(final DataColumnProperties props) {
        m_properties = props == null ? new DataColumnProperties() : props;
    }

    /** @param elNames names of a collection's elements; null: the column's name */
    public void setElementNames(final String[] elNames) {
        m_elementNames = elNames == null ? null : elNames.clone();
    }

    /** @return the column */
    public DataColumnSpec createSpec() {
        return new DataColumnSpec(m_name, m_type, m_domain, m_properties,
            DataColumnSpec.elementNames(m_elementNames, m_name));
    }
}
