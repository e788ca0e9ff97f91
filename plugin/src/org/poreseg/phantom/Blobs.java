package org.poreseg.phantom;

/** Rounded bodies scattered in space. */
final class Blobs {

    private final Lattice m_centres;

    private final double m_share;

    private final double m_smallest;

    private final double m_largest;

    /**
     * @param hash the randomness
     * @param spacing the edge of the cells of which each may have one body, in pixels, at least twice the largest
     *            radius
     * @param share the share of cells that have one, 0 to 1
     * @param smallest the smallest radius, in pixels
     * @param largest the largest radius, in pixels; small bodies are the more frequent ones
     */
    Blobs(final Hash hash, final double spacing, final double share, final double smallest, final double largest) {
        m_centres = new Lattice(hash, spacing, 1);
        m_share = share;
        m_smallest = smallest;
        m_largest = largest;
    }

    /** @return how far inside a body the place is, in pixels; negative outside */
    double depth(final double x, final double y, final double z) {
        final double[] depth = {-m_largest};
        m_centres.visit(x, y, z, (distance, bits) -> {
            if (Hash.unit(bits, 0) < m_share) {
                final double u = Hash.unit(bits, 1);
                depth[0] = Math.max(depth[0], m_smallest + (m_largest - m_smallest) * u * u - distance);
            }
        });
        return depth[0];
    }
}
