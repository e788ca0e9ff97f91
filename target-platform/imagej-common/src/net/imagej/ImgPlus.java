package net.imagej;

import java.util.Iterator;

import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;
import net.imagej.space.AbstractAnnotatedSpace;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.Positionable;
import net.imglib2.RandomAccess;
import net.imglib2.RealPositionable;
import net.imglib2.img.Img;
import net.imglib2.img.ImgFactory;
import net.imglib2.img.WrappedImg;

/**
 * An image with a name and labelled axes.
 *
 * @param <T> the type of its pixels
 */
public class ImgPlus<T> extends AbstractAnnotatedSpace<CalibratedAxis>
    implements Img<T>, WrappedImg<T>, ImgPlusMetadata {

    private static final AxisType[] DEFAULT_AXES = {Axes.X, Axes.Y};

    private final Img<T> m_img;

    private String m_name;

    /**
     * @param img the pixels
     * @param name the name
     * @param axisTypes the axes; those left out are X, Y and then unknown ones
     */
    public ImgPlus(final Img<T> img, final String name, final AxisType[] axisTypes) {
        this(img, name, axes(img, axisTypes));
    }

    /**
     * @param img the pixels
     * @param name the name
     * @param axes the axes, as many as dimensions
     */
    public ImgPlus(final Img<T> img, final String name, final CalibratedAxis... axes) {
        super(axes);
        if (axes.length != img.numDimensions()) {
            throw new IllegalArgumentException("Axis count " + axes.length + " is not the number of dimensions "
                + img.numDimensions() + ".");
        }
        m_img = img;
        m_name = name == null ? "Untitled" : name;
    }

    /**
     * @param img the pixels
     * @param metadata whose name and axes are copied
     */
    public ImgPlus(final Img<T> img, final ImgPlusMetadata metadata) {
        this(img, metadata.getName(), copyAxes(img, metadata));
    }

    private static CalibratedAxis[] axes(final Interval img, final AxisType[] types) {
        final CalibratedAxis[] axes = new CalibratedAxis[img.numDimensions()];
        for (int d = 0; d < axes.length; d++) {
            final AxisType type = d < types.length ? types[d]
                : d < DEFAULT_AXES.length ? DEFAULT_AXES[d] : Axes.unknown();
            axes[d] = new DefaultLinearAxis(type);
        }
        return axes;
    }

    private static CalibratedAxis[] copyAxes(final Interval img, final ImgPlusMetadata metadata) {
        final CalibratedAxis[] axes = new CalibratedAxis[img.numDimensions()];
        for (int d = 0; d < axes.length; d++) {
            axes[d] = d < metadata.numDimensions() ? metadata.axis(d).copy() : new DefaultLinearAxis(Axes.unknown());
        }
        return axes;
    }

    /** {@return the pixels} */
    @Override
    public Img<T> getImg() {
        return m_img;
    }

    @Override
    public ImgPlus<T> copy() {
        return new ImgPlus<>(m_img.copy(), this);
    }

    @Override
    public ImgFactory<T> factory() {
        return m_img.factory();
    }

    @Override
    public Cursor<T> cursor() {
        return m_img.cursor();
    }

    @Override
    public Cursor<T> localizingCursor() {
        return m_img.localizingCursor();
    }

    @Override
    public RandomAccess<T> randomAccess() {
        return m_img.randomAccess();
    }

    @Override
    public RandomAccess<T> randomAccess(final Interval interval) {
        return m_img.randomAccess(interval);
    }

    @Override
    public T firstElement() {
        return m_img.firstElement();
    }

    @Override
    public Object iterationOrder() {
        return m_img.iterationOrder();
    }

    @Override
    public Iterator<T> iterator() {
        return m_img.iterator();
    }

    @Override
    public long size() {
        return m_img.size();
    }

    @Override
    public long min(final int d) {
        return m_img.min(d);
    }

    @Override
    public long max(final int d) {
        return m_img.max(d);
    }

    @Override
    public void min(final long[] min) {
        m_img.min(min);
    }

    @Override
    public void min(final Positionable min) {
        m_img.min(min);
    }

    @Override
    public double realMin(final int d) {
        return m_img.realMin(d);
    }

    @Override
    public void realMin(final double[] realMin) {
        m_img.realMin(realMin);
    }

    @Override
    public void realMin(final RealPositionable realMin) {
        m_img.realMin(realMin);
    }

    @Override
    public void max(final long[] max) {
        m_img.max(max);
    }

    @Override
    public void max(final Positionable max) {
        m_img.max(max);
    }

    @Override
    public double realMax(final int d) {
        return m_img.realMax(d);
    }

    @Override
    public void realMax(final double[] realMax) {
        m_img.realMax(realMax);
    }

    @Override
    public void realMax(final RealPositionable realMax) {
        m_img.realMax(realMax);
    }

    @Override
    public void dimensions(final long[] dimensions) {
        m_img.dimensions(dimensions);
    }

    @Override
    public long dimension(final int d) {
        return m_img.dimension(d);
    }

    @Override
    public String getName() {
        return m_name;
    }

    @Override
    public void setName(final String name) {
        m_name = name;
    }
}
