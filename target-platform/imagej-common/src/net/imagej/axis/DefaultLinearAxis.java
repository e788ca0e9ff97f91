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

    /** @return the position of pixel 0 in units */
    public double origin() {
        return a();
    }

    @Override
    public DefaultLinearAxis copy() {
        return new DefaultLinearAxis(type(), unit(), scale(), origin());
    }
}
