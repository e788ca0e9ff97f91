package net.imagej.space;

import net.imagej.axis.TypedAxis;

/**
 * A space that holds its axes, which stand for something.
 *
 * @param <A> the kind of axes
 */
public abstract class AbstractTypedSpace<A extends TypedAxis> extends AbstractAnnotatedSpace<A>
    implements TypedSpace<A> {

    /** @param axes the axes */
    @SafeVarargs
    @SuppressWarnings("varargs") // passed on, never written to
    public AbstractTypedSpace(final A... axes) {
        super(axes);
    }
}
