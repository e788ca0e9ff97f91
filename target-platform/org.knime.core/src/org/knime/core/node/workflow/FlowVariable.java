package org.knime.core.node.workflow;

import java.util.Objects;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

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

    /**
     * @param <T> the class of the value
     * @param expectedType a type that this variable can be read as
     * @return the value
     */
    public <T> T getValue(final VariableType<T> expectedType) {
        if (!m_type.isConvertible(expectedType)) {
            throw new IllegalArgumentException("Flow variable \"" + m_name + "\" of type " + m_type
                + " cannot be read as " + expectedType + ".");
        }
        final Class<T> type = expectedType.valueClass();
        if (type.isInstance(m_value) || m_value == null) {
            return type.cast(m_value);
        }
        return type.cast(type == Double.class ? (Object)((Number)m_value).doubleValue() : m_value.toString());
    }

    /** @return the text */
    public String getStringValue() {
        return getValue(VariableType.StringType.INSTANCE);
    }

    /** @return the number; fails for a text */
    public double getDoubleValue() {
        return getValue(VariableType.DoubleType.INSTANCE);
    }

    /** @return the number; fails for anything but an integer */
    public int getIntValue() {
        return getValue(VariableType.IntType.INSTANCE);
    }

    /** @return the value as a text */
    public String getValueAsString() {
        return String.valueOf(m_value);
    }

    /** @param settings where the variable is written, as in <code>workflow.knime</code> */
    public void save(final NodeSettingsWO settings) {
        settings.addString("name", m_name);
        settings.addString("class", m_type.getIdentifier());
        if (m_value instanceof Integer i) {
            settings.addInt("value", i);
        } else if (m_value instanceof Double d) {
            settings.addDouble("value", d);
        } else {
            settings.addString("value", (String)m_value);
        }
    }

    /**
     * @param sub where the variable is read, as in <code>workflow.knime</code>
     * @return the variable
     * @throws InvalidSettingsException if something is missing or the type is another
     */
    public static FlowVariable load(final NodeSettingsRO sub) throws InvalidSettingsException {
        final String name = sub.getString("name");
        final String type = sub.getString("class");
        return switch (type) {
            case "STRING" -> new FlowVariable(name, sub.getString("value"));
            case "INTEGER" -> new FlowVariable(name, sub.getInt("value"));
            case "DOUBLE" -> new FlowVariable(name, sub.getDouble("value"));
            default -> throw new InvalidSettingsException("Unknown flow variable type \"" + type + "\".");
        };
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
