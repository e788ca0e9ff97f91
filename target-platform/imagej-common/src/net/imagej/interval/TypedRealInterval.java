package net.imagej.interval;

import net.imagej.axis.TypedAxis;
import net.imagej.space.TypedSpace;
import net.imglib2.RealInterval;

/**
 * An interval whose axes stand for something.
 *
 * @param <A> the kind of axes
 */
public interface TypedRealInterval<A extends TypedAxis> extends RealInterval, TypedSpace<A> {
}
