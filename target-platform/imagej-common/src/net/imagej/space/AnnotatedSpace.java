package net.imagej.space;

import net.imagej.axis.Axis;
import net.imglib2.EuclideanSpace;

/**
 * A space with axes.
 *
 * @param <A> the kind of axes
 */
public interface AnnotatedSpace<A extends Axis> extends EuclideanSpace {

    /**
     * @param d a dimension
     * @return its axis
     */
    A axis(int d);
}
