package org.poreseg.phantom;

/** One random point in each cell of a cubic lattice: the centres of grains, aggregates and pores. */
final class Lattice {

    /** Values a visitor has for each point. */
    interface Visitor {
        /**
         * @param distance from the place asked about to the point, in pixels
         * @param bits random bits of the point, independent of where it is
         */
        void visit(double distance, long bits);
    }

    private final Hash m_position;

    private final Hash m_property;

    private final double m_cell;

    private final double m_jitter;

    /**
     * @param hash the randomness
     * @param cell the edge of a cell, in pixels
     * @param jitter how far the point may leave its cell's centre: 0 = not, 1 = anywhere in the cell
     */
    Lattice(final Hash hash, final double cell, final double jitter) {
        m_position = hash.derive(1);
        m_property = hash.derive(2);
        m_cell = cell;
        m_jitter = jitter;
    }

    /** Visits the points of the 27 cells around a place: all points nearer than half a cell's edge, and others. */
    void visit(final double x, final double y, final double z, final Visitor visitor) {
        final int i = (int)Math.floor(x / m_cell);
        final int j = (int)Math.floor(y / m_cell);
        final int k = (int)Math.floor(z / m_cell);
        for (int c = k - 1; c <= k + 1; c++) {
            for (int b = j - 1; b <= j + 1; b++) {
                for (int a = i - 1; a <= i + 1; a++) {
                    final long place = m_position.bits(a, b, c);
                    final double dx = x - coordinate(a, Hash.unit(place, 0));
                    final double dy = y - coordinate(b, Hash.unit(place, 1));
                    final double dz = z - coordinate(c, Hash.unit(place, 2));
                    visitor.visit(Math.sqrt(dx * dx + dy * dy + dz * dz), m_property.bits(a, b, c));
                }
            }
        }
    }

    private double coordinate(final int cell, final double unit) {
        return m_cell * (cell + 0.5 + m_jitter * (unit - 0.5));
    }
}
