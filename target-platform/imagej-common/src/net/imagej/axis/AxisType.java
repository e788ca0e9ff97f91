package net.imagej.axis;

/** What an axis stands for. */
public interface AxisType {

    /** @return the label */
    String getLabel();

    /** @return whether it is X or Y */
    boolean isXY();

    /** @return whether it is a direction in space */
    boolean isSpatial();
}
