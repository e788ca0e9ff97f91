package net.imagej.axis;

/** An axis that stands for something. */
public class DefaultTypedAxis implements TypedAxis {

    private final AxisType m_type;

    /** @param type what it stands for */
    public DefaultTypedAxis(final AxisType type) {
        m_type = type;
    }

    @Override
    public AxisType type() {
        return m_type;
    }
}
