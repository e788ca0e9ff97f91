package org.poreseg.phantom;

/** Sandstone: what is left between packed, rounded grains of about 30 pixels. */
final class GrainPack implements Geometry {

    private static final double CELL = 30;

    /** Over so many pixels touching grains grow together, which rounds the thinnest pore corners off. */
    private static final double CEMENT = 2.5;

    private final Lattice m_grains;

    private final Noise m_roughness;

    GrainPack(final Hash hash) {
        m_grains = new Lattice(hash.derive(10), CELL, 0.75);
        m_roughness = new Noise(hash.derive(11), 14);
    }

    private static double radius(final long bits) {
        return CELL * (0.44 + 0.2 * Hash.unit(bits, 0));
    }

    @Override
    public double depth(final double x, final double y, final double z) {
        final double[] sum = {0};
        m_grains.visit(x, y, z, (distance, bits) -> sum[0] += Math.exp((radius(bits) - distance) / CEMENT));
        return -CEMENT * Math.log(sum[0]) + 1.5 * m_roughness.at(x, y, z);
    }

    /** Each grain is of one mineral: most about alike, some darker or brighter. */
    @Override
    public double texture(final double x, final double y, final double z) {
        final double[] nearest = {Double.POSITIVE_INFINITY, 0};
        m_grains.visit(x, y, z, (distance, bits) -> {
            final double surface = distance - radius(bits);
            if (surface < nearest[0]) {
                nearest[0] = surface;
                nearest[1] = Hash.unit(bits, 1) + Hash.unit(bits, 2) - 1;
            }
        });
        return 0.32 * nearest[1];
    }
}
