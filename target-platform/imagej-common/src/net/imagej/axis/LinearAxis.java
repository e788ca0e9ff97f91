package net.imagej.axis;

/** An axis all of whose pixels are equally long. */
public interface LinearAxis extends CalibratedAxis {

    /** @return the units of a pixel */
    double scale();

    /** @param scale the units of a pixel */
    void setScale(double scale);

    /** @return the position of pixel 0 in units */
    double origin();

    /** @param origin the position of pixel 0 in units */
    void setOrigin(double origin);

    @Override
    LinearAxis copy();
}
