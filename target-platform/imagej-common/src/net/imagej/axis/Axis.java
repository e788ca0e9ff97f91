package net.imagej.axis;

/** An axis of a space. */
public interface Axis {
}
