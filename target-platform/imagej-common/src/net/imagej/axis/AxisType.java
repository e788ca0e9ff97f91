package net.imagej.axis;

/** What an axis stands for. */
public interface AxisType {

    /** @return the label */
    String getLabel();
}
