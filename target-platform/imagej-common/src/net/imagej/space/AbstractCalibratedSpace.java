package net.imagej.space;

import net.imagej.axis.CalibratedAxis;

/**
 * A space that holds its axes, which have units.
 *
 * @param <A> the kind of axes
 */
public abstract class AbstractCalibratedSpace<A extends CalibratedAxis> extends AbstractTypedSpace<A>
    implements CalibratedSpace<A> {

    /** @param axes the axes */
    @SafeVarargs
    @SuppressWarnings("varargs") // passed on, never written to
    public AbstractCalibratedSpace(final A... axes) {
        super(axes);
    }
}
