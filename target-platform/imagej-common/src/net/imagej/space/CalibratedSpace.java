package net.imagej.space;

import net.imagej.axis.CalibratedAxis;

/**
 * A space whose axes have units.
 *
 * @param <A> the kind of axes
 */
public interface CalibratedSpace<A extends CalibratedAxis> extends TypedSpace<A> {

    /**
     * @param d a dimension
     * @return the units of a pixel, in the mean
     */
    default double averageScale(final int d) {
        return axis(d).averageScale(0, 1);
    }
}
