package org.knime.core.node.workflow;

import java.util.Objects;

/** A named value that travels along the connections and may set a node's settings. */
public final class FlowVariable {

    private final String m_name;

    private final VariableType<?> m_type;

    private final Object m_value;

    /**
     * @param name the name
     * @param s its text
     */
    public FlowVariable(final String name, final String s) {
        this(name, VariableType.StringType.INSTANCE, s);
    }

    /**
     * @param name the name
     * @param d its number
     */
    public FlowVariable(final String name, final double d) {
        this(name, VariableType.DoubleType.INSTANCE, d);
    }

    /**
     * @param name the name
     * @param i its number
     */
    public FlowVariable(final String name, final int i) {
        this(name, VariableType.IntType.INSTANCE, i);
    }

    /**
     * @param <T> the class of the value
     * @param name the name
     * @param type the type
     * @param value the value
     */
    public <T> FlowVariable(final String name, final VariableType<T> type, final T value) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("Flow variable name must not be blank.");
        }
        m_name = name;
        m_type = Objects.requireNonNull(type, "Flow variable type must not be null.");
        m_value = value;
    }

    /** @return the name */
    public String getName() {
        return m_name;
    }

    /** @return the type */
    public VariableType<?> getVariableType() {
        return m_type;
    }

    /** @return the value as a text */
    public String getValueAsString() {
        return String.valueOf(m_value);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof FlowVariable other && m_name.equals(other.m_name) && m_type == other.m_type
            && Objects.equals(m_value, other.m_value);
    }

    @Override
    public int hashCode() {
        return m_name.hashCode();
    }

    @Override
    public String toString() {
        return "\"" + m_name + "\" (" + m_type.getIdentifier() + ": " + m_value + ")";
    }
}
