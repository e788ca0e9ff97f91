package net.imagej.axis;

/** An axis all of whose pixels are equally long: position = origin + scale x pixel. */
public class DefaultLinearAxis extends Variable2Axis implements LinearAxis {

    /** @param type what it stands for */
    public DefaultLinearAxis(final AxisType type) {
        this(type, 1);
    }

    /**
     * @param type what it stands for
     * @param scale the units of a pixel
     */
    public DefaultLinearAxis(final AxisType type, final double scale) {
        this(type, null, scale);
    }

    /**
     * @param type what it stands for
     * @param unit the unit, or null
     */
    public DefaultLinearAxis(final AxisType type, final String unit) {
        this(type, unit, 1);
    }

    /**
     * @param type what it stands for
     * @param unit the unit, or null
     * @param scale the units of a pixel
     */
    public DefaultLinearAxis(final AxisType type, final String unit, final double scale) {
        this(type, unit, scale, 0);
    }

    /**
     * @param type what it stands for
     * @param unit the unit, or null
     * @param scale the units of a pixel
     * @param origin the position of pixel 0 in units
     */
    public DefaultLinearAxis(final AxisType type, final String unit, final double scale, final double origin) {
        super(type, unit, origin, scale);
    }

    @Override
    public double scale() {
        return b();
    }

    @Override
    public void setScale(final double scale) {
        setB(scale);
    }

    @Override
    public double origin() {
        return a();
    }

    @Override
    public void setOrigin(final double origin) {
        setA(origin);
    }

    @Override
    public double calibratedValue(final double rawValue) {
        return origin() + scale() * rawValue;
    }

    @Override
    public double rawValue(final double calibratedValue) {
        return (calibratedValue - origin()) / scale();
    }

    @Override
    public DefaultLinearAxis copy() {
        return new DefaultLinearAxis(type(), unit(), scale(), origin());
    }
}
