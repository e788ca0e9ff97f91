package org.poreseg.phantom;

/** Smooth random fields in space: values at the points of a cubic lattice, interpolated without visible edges. */
final class Noise {

    private final Hash m_hash;

    private final double m_frequency;

    /**
     * @param hash the randomness
     * @param scale the distance over which the field changes, in pixels
     */
    Noise(final Hash hash, final double scale) {
        m_hash = hash;
        m_frequency = 1 / scale;
    }

    /** @return the field at a place, in (−1, 1), zero in the mean */
    double at(final double x, final double y, final double z) {
        final double u = x * m_frequency;
        final double v = y * m_frequency;
        final double w = z * m_frequency;
        final int i = (int)Math.floor(u);
        final int j = (int)Math.floor(v);
        final int k = (int)Math.floor(w);
        final double a = ease(u - i);
        final double b = ease(v - j);
        final double c = ease(w - k);
        return lerp(c, plane(i, j, k, a, b), plane(i, j, k + 1, a, b));
    }

    private double plane(final int i, final int j, final int k, final double a, final double b) {
        return lerp(b, lerp(a, value(i, j, k), value(i + 1, j, k)),
            lerp(a, value(i, j + 1, k), value(i + 1, j + 1, k)));
    }

    private double value(final int i, final int j, final int k) {
        return 2 * m_hash.unit(i, j, k) - 1;
    }

    private static double ease(final double t) {
        return t * t * t * (t * (6 * t - 15) + 10);
    }

    private static double lerp(final double t, final double from, final double to) {
        return from + t * (to - from);
    }
}
