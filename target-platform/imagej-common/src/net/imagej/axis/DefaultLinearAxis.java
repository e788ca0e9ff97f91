package net.imagej.axis;

/** An axis all of whose pixels are equally long; here without unit, scale and origin, which no node asks for. */
public class DefaultLinearAxis extends DefaultTypedAxis implements CalibratedAxis {

    /** @param type what it stands for */
    public DefaultLinearAxis(final AxisType type) {
        super(type);
    }

    @Override
    public DefaultLinearAxis copy() {
        return new DefaultLinearAxis(type());
    }
}
