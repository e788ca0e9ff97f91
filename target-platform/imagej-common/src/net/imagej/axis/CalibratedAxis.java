package net.imagej.axis;

/** An axis with a unit and a scale. */
public interface CalibratedAxis extends TypedAxis {

    /** @return a copy that can be changed */
    CalibratedAxis copy();
}
