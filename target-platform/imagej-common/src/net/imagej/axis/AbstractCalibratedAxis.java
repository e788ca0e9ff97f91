package net.imagej.axis;

import java.util.Objects;

/** An axis with a unit. */
public abstract class AbstractCalibratedAxis extends DefaultTypedAxis implements CalibratedAxis {

    private String m_unit;

    /**
     * @param type what it stands for
     * @param unit the unit, or null
     */
    public AbstractCalibratedAxis(final AxisType type, final String unit) {
        super(type);
        m_unit = unit;
    }

    /** @return the unit, or null */
    public String unit() {
        return m_unit;
    }

    @Override
    public boolean equals(final Object o) {
        return o instanceof AbstractCalibratedAxis other && Objects.equals(m_unit, other.m_unit)
            && Objects.equals(type(), other.type());
    }

    @Override
    public int hashCode() {
        return Objects.hash(m_unit, type());
    }
}
