package org.poreseg.phantom;

/** Cracks between the faces of aggregates (the borders of a Voronoi tessellation), here open and there closed. */
final class Cracks {

    private final Lattice m_aggregates;

    private final Noise m_opening;

    private final double m_halfWidth;

    private final double m_closed;

    /**
     * @param hash the randomness
     * @param aggregate the size of an aggregate, in pixels
     * @param halfWidth half the width of an open crack, in pixels
     * @param closed from −1, every crack is open, to 1, every crack is closed
     */
    Cracks(final Hash hash, final double aggregate, final double halfWidth, final double closed) {
        m_aggregates = new Lattice(hash.derive(1), aggregate, 1);
        m_opening = new Noise(hash.derive(2), aggregate);
        m_halfWidth = halfWidth;
        m_closed = closed;
    }

    /** @return how far inside an open crack the place is, in pixels; negative outside */
    double depth(final double x, final double y, final double z) {
        final double[] nearest = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        m_aggregates.visit(x, y, z, (distance, bits) -> {
            if (distance < nearest[0]) {
                nearest[1] = nearest[0];
                nearest[0] = distance;
            } else if (distance < nearest[1]) {
                nearest[1] = distance;
            }
        });
        // half the difference is the distance to the face where it is crossed head-on, and a little less elsewhere;
        // cracks close within a short way, so that few of them are thinner than the scan resolves
        final double closing = 30 * Math.max(0, m_closed - m_opening.at(x, y, z));
        return m_halfWidth - (nearest[1] - nearest[0]) / 2 - closing;
    }
}
