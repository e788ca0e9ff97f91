package net.imagej.axis;

import java.util.HashMap;
import java.util.Map;

/** An axis whose equation has variables. */
public abstract class VariableAxis extends AbstractCalibratedAxis {

    private final Map<String, Double> m_variables = new HashMap<>();

    /**
     * @param type what it stands for
     * @param unit the unit, or null
     */
    public VariableAxis(final AxisType type, final String unit) {
        super(type, unit);
    }

    /**
     * @param variable the name of a variable
     * @return its value
     */
    public Double get(final String variable) {
        return m_variables.get(variable);
    }

    /**
     * @param variable the name of a variable
     * @param value its value
     */
    public void set(final String variable, final Double value) {
        m_variables.put(variable, value);
    }
}
