package org.poreseg.phantom;

import java.util.Arrays;
import org.poreseg.image.GreyStack;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/**
 * A synthetic CT stack with known pores. Every slice is a cut through one function of space, made when it is asked for
 * and always the same: slices fit together in depth, memory does not grow with their number, and a phantom with more
 * slices starts with the same ones.
 *
 * <p>The mask is the exact geometry at the pixel centres; the image is what a scanner would show of it, blurred in the
 * plane of the slice. The grey levels are such that pores are plain to see by their surroundings, but not by a
 * threshold: brightness changes across the stack by about as much as pores and solid differ.
 */
public final class Phantom implements GreyStack {

    private static final int CALIBRATION_POINTS = 40_000;

    /** Pores are counted down to this slice to meet the porosity, whatever the number of slices. */
    private static final int CALIBRATION_DEPTH = 48;

    private final PhantomSettings m_settings;

    private final Geometry m_geometry;

    private final Scanner m_scanner;

    /** Where depth is more than this is pore. */
    private final double m_level;

    /** @param settings what it is to be like */
    public Phantom(final PhantomSettings settings) {
        m_settings = settings;
        final Hash hash = new Hash(settings.seed()).derive(settings.rockType().ordinal());
        m_geometry = Geometry.of(settings.rockType(), hash.derive(1));
        m_scanner = new Scanner(settings, m_geometry, hash.derive(2));
        m_level = level(hash.derive(3));
    }

    /** @return what was asked for */
    public PhantomSettings settings() {
        return m_settings;
    }

    @Override
    public String name() {
        return m_settings.rockType().label() + " phantom " + m_settings.seed();
    }

    @Override
    public PixelType pixelType() {
        return m_settings.bits() == 8 ? PixelType.UINT8 : PixelType.UINT16;
    }

    @Override
    public int sliceCount() {
        return m_settings.slices();
    }

    @Override
    public Slice readImage(final int i) {
        return slice(i).image();
    }

    /** The quantile of depth that leaves the porosity asked for, from random points of the volume. */
    private double level(final Hash hash) {
        final double[] depths = new double[CALIBRATION_POINTS];
        for (int i = 0; i < depths.length; i++) {
            final long place = hash.bits(i, 0, 0);
            depths[i] = m_geometry.depth(m_settings.width() * Hash.unit(place, 0),
                m_settings.height() * Hash.unit(place, 1), CALIBRATION_DEPTH * Hash.unit(place, 2));
        }
        Arrays.sort(depths);
        return depths[(int)Math.round((1 - m_settings.porosity()) * (depths.length - 1))];
    }

    /**
     * @param z the slice, from 0
     * @return image and mask
     * @throws IllegalArgumentException if the phantom has no such slice
     */
    public PhantomSlice slice(final int z) {
        if (z < 0 || z >= m_settings.slices()) {
            throw new IllegalArgumentException("The phantom has slices 0 to " + (m_settings.slices() - 1)
                + ", not " + z);
        }
        final Mask mask = new Mask(m_settings.width(), m_settings.height());
        for (int y = 0, i = 0; y < m_settings.height(); y++) {
            for (int x = 0; x < m_settings.width(); x++, i++) {
                if (m_geometry.depth(x, y, z) > m_level) {
                    mask.setPore(i);
                }
            }
        }
        final Slice image = m_scanner.scan(mask, z);
        return new PhantomSlice(image, mask);
    }
}
