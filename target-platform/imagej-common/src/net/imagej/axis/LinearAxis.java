package net.imagej.axis;

/** An axis all of whose pixels are equally long. */
public interface LinearAxis extends CalibratedAxis {

    /** @return the units of a pixel */
    double scale();

    @Override
    LinearAxis copy();
}
