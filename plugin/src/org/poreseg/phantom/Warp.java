package org.poreseg.phantom;

/** Bends space, so that spheres become irregular bodies and planes become rough faces. */
final class Warp {

    private final Noise m_x;

    private final Noise m_y;

    private final Noise m_z;

    private final double m_amplitude;

    /**
     * @param hash the randomness
     * @param scale the distance over which the bend changes, in pixels
     * @param amplitude how far a place moves along each axis at most, in pixels
     */
    Warp(final Hash hash, final double scale, final double amplitude) {
        m_x = new Noise(hash.derive(1), scale);
        m_y = new Noise(hash.derive(2), scale);
        m_z = new Noise(hash.derive(3), scale);
        m_amplitude = amplitude;
    }

    double x(final double x, final double y, final double z) {
        return x + m_amplitude * m_x.at(x, y, z);
    }

    double y(final double x, final double y, final double z) {
        return y + m_amplitude * m_y.at(x, y, z);
    }

    double z(final double x, final double y, final double z) {
        return z + m_amplitude * m_z.at(x, y, z);
    }
}
