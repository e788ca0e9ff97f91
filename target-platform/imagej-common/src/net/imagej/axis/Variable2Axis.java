package net.imagej.axis;

/** An axis with variables a and b. */
public abstract class Variable2Axis extends Variable1Axis {

    /**
     * @param type what it stands for
     * @param unit the unit, or null
     * @param a the first variable
     * @param b the second variable
     */
    public Variable2Axis(final AxisType type, final String unit, final double a, final double b) {
        super(type, unit, a);
        setB(b);
    }

    /** @return the second variable */
    public double b() {
        return get("b");
    }

    /** @param b the second variable */
    public void setB(final double b) {
        set("b", b);
    }
}
