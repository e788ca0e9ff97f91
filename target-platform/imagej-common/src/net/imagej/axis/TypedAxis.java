package net.imagej.axis;

/** An axis that stands for something. */
public interface TypedAxis extends Axis {

    /** @return what it stands for */
    AxisType type();
}
