package net.imagej.space;

import net.imagej.axis.AxisType;
import net.imagej.axis.TypedAxis;

/**
 * A space whose axes stand for something.
 *
 * @param <A> the kind of axes
 */
public interface TypedSpace<A extends TypedAxis> extends AnnotatedSpace<A> {

    /**
     * @param axisType what an axis stands for
     * @return the first such dimension, or -1
     */
    default int dimensionIndex(final AxisType axisType) {
        for (int d = 0; d < numDimensions(); d++) {
            if (axis(d).type() == axisType) {
                return d;
            }
        }
        return -1;
    }
}
