package net.imagej.space;

import java.util.ArrayList;
import java.util.List;

import net.imagej.axis.Axis;

/**
 * A space that holds its axes.
 *
 * @param <A> the kind of axes
 */
public abstract class AbstractAnnotatedSpace<A extends Axis> implements AnnotatedSpace<A> {

    private final List<A> m_axes;

    /** @param axes the axes */
    @SafeVarargs
    @SuppressWarnings("varargs") // passed on, never written to
    public AbstractAnnotatedSpace(final A... axes) {
        m_axes = new ArrayList<>(List.of(axes));
    }

    @Override
    public int numDimensions() {
        return m_axes.size();
    }

    @Override
    public A axis(final int d) {
        return m_axes.get(d);
    }
}
