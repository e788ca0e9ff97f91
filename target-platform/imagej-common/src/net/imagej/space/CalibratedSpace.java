package net.imagej.space;

import net.imagej.axis.CalibratedAxis;

/**
 * A space whose axes have units.
 *
 * @param <A> the kind of axes
 */
public interface CalibratedSpace<A extends CalibratedAxis> extends TypedSpace<A> {
}
