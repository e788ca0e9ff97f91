package net.imagej.axis;

import java.io.Serializable;

/** A label, and whether it is a direction in space. */
public class DefaultAxisType implements AxisType, Serializable {

    private static final long serialVersionUID = 1;

    private final String m_label;

    private final boolean m_spatial;

    /**
     * @param label the label
     * @param spatial whether it is a direction in space
     */
    public DefaultAxisType(final String label, final boolean spatial) {
        m_label = label;
        m_spatial = spatial;
    }

    @Override
    public String getLabel() {
        return m_label;
    }

    @Override
    public boolean isXY() {
        return this == Axes.X || this == Axes.Y;
    }

    @Override
    public boolean isSpatial() {
        return m_spatial;
    }

    @Override
    public String toString() {
        return m_label;
    }
}
