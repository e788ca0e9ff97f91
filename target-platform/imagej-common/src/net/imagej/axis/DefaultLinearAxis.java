package net.imagej.axis;

/** An axis all of whose pixels are equally long; here without unit, scale and origin, which no node asks for. */
public class DefaultLinearAxis implements CalibratedAxis {

    private final AxisType m_type;

    /** @param type what it stands for */
    public DefaultLinearAxis(final AxisType type) {
        m_type = type;
    }

    @Override
    public AxisType type() {
        return m_type;
    }

    @Override
    public DefaultLinearAxis copy() {
        return new DefaultLinearAxis(m_type);
    }
}
