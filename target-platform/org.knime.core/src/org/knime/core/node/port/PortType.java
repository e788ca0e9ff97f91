package org.knime.core.node.port;

/** The type of a port: the class of the objects it takes or gives. */
public final class PortType {

    private final Class<? extends PortObject> m_objectClass;

    private final Class<? extends PortObjectSpec> m_specClass;

    private final String m_name;

    private final int m_color;

    private final boolean m_hidden;

    private final boolean m_optional;

    PortType(final Class<? extends PortObject> objectClass, final Class<? extends PortObjectSpec> specClass,
        final String name, final int color, final boolean hidden, final boolean optional) {
        m_objectClass = objectClass;
        m_specClass = specClass;
        m_name = name;
        m_color = color;
        m_hidden = hidden;
        m_optional = optional;
    }

    PortType asOptional(final boolean optional) {
        return optional == m_optional ? this
            : new PortType(m_objectClass, m_specClass, m_name, m_color, m_hidden, optional);
    }

    /** @return the class of the objects */
    public Class<? extends PortObject> getPortObjectClass() {
        return m_objectClass;
    }

    /** @return the class of their specifications */
    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return m_specClass;
    }

    /** @return the name that people see */
    public String getName() {
        return m_name;
    }

    /** @return the colour, red, green and blue */
    public int getColor() {
        return m_color;
    }

    /** @return whether users are not offered this type */
    public boolean isHidden() {
        return m_hidden;
    }

    /** @return whether an input port of this type need not be connected */
    public boolean isOptional() {
        return m_optional;
    }

    /**
     * @param subType the type of an output port
     * @return whether it can be connected to an input port of this type
     */
    public boolean isSuperTypeOf(final PortType subType) {
        return m_objectClass.isAssignableFrom(subType.m_objectClass);
    }

    /**
     * @param object an object
     * @return whether a port of this type takes it
     */
    public boolean acceptsPortObject(final PortObject object) {
        return m_objectClass.isInstance(object);
    }

    /**
     * @param spec a specification
     * @return whether a port of this type takes it
     */
    public boolean acceptsPortObjectSpec(final PortObjectSpec spec) {
        return m_specClass.isInstance(spec);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof PortType other && m_objectClass == other.m_objectClass
            && m_optional == other.m_optional;
    }

    @Override
    public int hashCode() {
        return m_objectClass.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + m_objectClass.getName() + ")";
    }
}
