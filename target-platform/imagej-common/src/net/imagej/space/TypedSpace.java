package net.imagej.space;

import net.imagej.axis.TypedAxis;

/**
 * A space whose axes stand for something.
 *
 * @param <A> the kind of axes
 */
public interface TypedSpace<A extends TypedAxis> extends AnnotatedSpace<A> {
}
