package net.imagej.axis;

/** An axis with a variable a. */
public abstract class Variable1Axis extends VariableAxis {

    /**
     * @param type what it stands for
     * @param unit the unit, or null
     * @param a the variable
     */
    public Variable1Axis(final AxisType type, final String unit, final double a) {
        super(type, unit);
        setA(a);
    }

    /** @return the variable */
    public double a() {
        return get("a");
    }

    /** @param a the variable */
    public void setA(final double a) {
        set("a", a);
    }
}
