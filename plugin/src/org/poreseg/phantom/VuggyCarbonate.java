package org.poreseg.phantom;

/** Carbonate: isolated pores, many small and few large, in a matrix mottled by pores too small to be seen. */
final class VuggyCarbonate implements Geometry {

    private final Warp m_warp;

    private final Blobs m_large;

    private final Blobs m_small;

    private final Noise m_mottle;

    VuggyCarbonate(final Hash hash) {
        m_warp = new Warp(hash.derive(30), 20, 5);
        m_large = new Blobs(hash.derive(31), 64, 0.7, 10, 26);
        m_small = new Blobs(hash.derive(32), 26, 0.6, 4, 9);
        m_mottle = new Noise(hash.derive(33), 26);
    }

    @Override
    public double depth(final double x, final double y, final double z) {
        final double u = m_warp.x(x, y, z);
        final double v = m_warp.y(x, y, z);
        final double w = m_warp.z(x, y, z);
        return Math.max(m_large.depth(u, v, w), m_small.depth(u, v, w));
    }

    @Override
    public double texture(final double x, final double y, final double z) {
        return 0.4 * m_mottle.at(x, y, z);
    }
}
