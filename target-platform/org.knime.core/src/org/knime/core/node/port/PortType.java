package org.knime.core.node.port;

/** The type of a port: the class of the objects it takes or gives. */
public final class PortType {

    private final Class<? extends PortObject> m_objectClass;

    private final Class<? extends PortObjectSpec> m_specClass;

    private final String m_name;

    PortType(final Class<? extends PortObject> objectClass, final Class<? extends PortObjectSpec> specClass,
        final String name) {
        m_objectClass = objectClass;
        m_specClass = specClass;
        m_name = name;
    }

    /** @return the name that people see */
    public String getName() {
        return m_name;
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
        return obj instanceof PortType other && m_objectClass == other.m_objectClass;
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
