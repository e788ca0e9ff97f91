package net.imagej.axis;

import java.io.Serializable;

/** A label, and whether it is a direction in space. */
public class DefaultAxisType implements AxisType, Serializable {

    private static final long serialVersionUID = 1;

    private final String m_label;

    /**
     * @param label the label
     * @param spatial whether it is a direction in space
     */
    public DefaultAxisType(final String label, final boolean spatial) {
        m_label = label;
    }

    @Override
    public String getLabel() {
        return m_label;
    }

    @Override
    public String toString() {
        return m_label;
    }
}
