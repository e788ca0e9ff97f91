package org.poreseg.phantom;

/** Soil: cracks and vughs over many scales in a fine-grained matrix. */
final class CrackedSoil implements Geometry {

    private final Warp m_warp;

    private final Cracks m_wide;

    private final Cracks m_narrow;

    private final Blobs m_large;

    private final Blobs m_small;

    private final Noise m_clay;

    private final Noise m_sand;

    CrackedSoil(final Hash hash) {
        m_warp = new Warp(hash.derive(20), 22, 7);
        m_wide = new Cracks(hash.derive(21), 100, 4.2, 0);
        m_narrow = new Cracks(hash.derive(22), 56, 3.4, 0.42);
        m_large = new Blobs(hash.derive(23), 80, 0.3, 9, 24);
        m_small = new Blobs(hash.derive(24), 34, 0.25, 4, 9);
        m_clay = new Noise(hash.derive(25), 16);
        m_sand = new Noise(hash.derive(26), 3.5);
    }

    @Override
    public double depth(final double x, final double y, final double z) {
        final double u = m_warp.x(x, y, z);
        final double v = m_warp.y(x, y, z);
        final double w = m_warp.z(x, y, z);
        return Math.max(Math.max(m_wide.depth(u, v, w), m_narrow.depth(u, v, w)),
            Math.max(m_large.depth(u, v, w), m_small.depth(u, v, w)));
    }

    @Override
    public double texture(final double x, final double y, final double z) {
        return 0.35 * m_clay.at(x, y, z) + 0.5 * Math.max(0, m_sand.at(x, y, z));
    }
}
