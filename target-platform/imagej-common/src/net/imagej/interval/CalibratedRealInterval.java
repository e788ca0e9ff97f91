package net.imagej.interval;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;

/**
 * An interval whose axes have units.
 *
 * @param <A> the kind of axes
 */
public interface CalibratedRealInterval<A extends CalibratedAxis>
    extends TypedRealInterval<A>, CalibratedSpace<A> {
}
