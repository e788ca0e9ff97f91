package net.imagej.interval;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.AbstractCalibratedSpace;
import net.imglib2.RealInterval;
import net.imglib2.RealPositionable;

/**
 * An interval that holds its bounds and axes.
 *
 * @param <A> the kind of axes
 */
public abstract class AbstractCalibratedRealInterval<A extends CalibratedAxis> extends AbstractCalibratedSpace<A>
    implements CalibratedRealInterval<A> {

    private final double[] m_min;

    private final double[] m_max;

    /**
     * @param interval the bounds
     * @param axes the axes, as many as dimensions
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // passed on, never written to
    public AbstractCalibratedRealInterval(final RealInterval interval, final A... axes) {
        super(axes);
        if (axes.length != interval.numDimensions()) {
            throw new IllegalArgumentException("Axis count " + axes.length + " is not the number of dimensions "
                + interval.numDimensions() + ".");
        }
        m_min = new double[axes.length];
        m_max = new double[axes.length];
        interval.realMin(m_min);
        interval.realMax(m_max);
    }

    @Override
    public double realMin(final int d) {
        return m_min[d];
    }

    @Override
    public void realMin(final double[] realMin) {
        System.arraycopy(m_min, 0, realMin, 0, m_min.length);
    }

    @Override
    public void realMin(final RealPositionable realMin) {
        realMin.setPosition(m_min);
    }

    @Override
    public double realMax(final int d) {
        return m_max[d];
    }

    @Override
    public void realMax(final double[] realMax) {
        System.arraycopy(m_max, 0, realMax, 0, m_max.length);
    }

    @Override
    public void realMax(final RealPositionable realMax) {
        realMax.setPosition(m_max);
    }
}
