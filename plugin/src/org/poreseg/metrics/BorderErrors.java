package org.poreseg.metrics;

/**
 * How many of the errors sit at pore borders. A wrong pixel is within d pixels of a border when the reference has a
 * pixel of the other class whose centre is at most d away (Euclidean); what lies outside the slice is no border.
 * False negatives and false positives are counted apart.
 */
public final class BorderErrors {

    /** Errors within 1, 2, … up to so many pixels are counted. */
    public static final int DISTANCES = 3;

    /** {@code REACH[d][|dy|]}: half the width of a disc of radius d in the row dy above or below its centre. */
    private static final int[][] REACH = {{0}, {1, 0}, {2, 1, 0}, {3, 2, 2, 0}};

    private long m_falseNegatives;

    private long m_falsePositives;

    private final long[] m_falseNegativesNear = new long[DISTANCES];

    private final long[] m_falsePositivesNear = new long[DISTANCES];

    /**
     * Adds the pixels of one slice.
     *
     * @param predicted the predicted mask
     * @param reference the reference mask, of the same size
     */
    void add(final BitRows predicted, final BitRows reference) {
        final long[] called = predicted.words();
        final long[] actual = reference.words();
        final long[] falseNegatives = new long[called.length];
        final long[] falsePositives = new long[called.length];
        for (int i = 0; i < called.length; i++) {
            falseNegatives[i] = actual[i] & ~called[i];
            falsePositives[i] = called[i] & ~actual[i];
            m_falseNegatives += Long.bitCount(falseNegatives[i]);
            m_falsePositives += Long.bitCount(falsePositives[i]);
        }
        countNear(falseNegatives, reference.inverted(), m_falseNegativesNear);
        countNear(falsePositives, reference, m_falsePositivesNear);
    }

    /** Counts the wrong pixels that have a pixel of the other class within each distance. */
    private static void countNear(final long[] wrong, final BitRows other, final long[] near) {
        final int stride = other.stride();
        // widened[r] has a 1 wherever the row has one at most r columns away
        final long[][] widened = new long[DISTANCES + 1][];
        widened[0] = other.words();
        for (int reach = 1; reach <= DISTANCES; reach++) {
            widened[reach] = widen(widened[reach - 1], stride);
        }
        for (int y = 0; y < other.height(); y++) {
            for (int word = 0; word < stride; word++) {
                final int index = y * stride + word;
                if (wrong[index] == 0) {
                    continue;
                }
                for (int distance = 1; distance <= DISTANCES; distance++) {
                    long disc = widened[distance][index];
                    for (int dy = 1; dy <= distance; dy++) {
                        final long[] row = widened[REACH[distance][dy]];
                        disc |= y - dy >= 0 ? row[index - dy * stride] : 0;
                        disc |= y + dy < other.height() ? row[index + dy * stride] : 0;
                    }
                    near[distance - 1] += Long.bitCount(wrong[index] & disc);
                }
            }
        }
    }

    private static long[] widen(final long[] rows, final int stride) {
        final long[] wide = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            final int column = i % stride;
            final long before = column == 0 ? 0 : rows[i - 1] >>> 63;
            final long after = column == stride - 1 ? 0 : rows[i + 1] << 63;
            wide[i] = rows[i] | rows[i] << 1 | before | rows[i] >>> 1 | after;
        }
        return wide;
    }

    /**
     * Adds everything that another one has counted.
     *
     * @param other is not changed
     */
    public void merge(final BorderErrors other) {
        m_falseNegatives += other.m_falseNegatives;
        m_falsePositives += other.m_falsePositives;
        for (int i = 0; i < DISTANCES; i++) {
            m_falseNegativesNear[i] += other.m_falseNegativesNear[i];
            m_falsePositivesNear[i] += other.m_falsePositivesNear[i];
        }
    }

    /**
     * @param distance in pixels, from 1 to {@link #DISTANCES}
     * @return share of the false negatives that lie within the distance of a border; NaN if there are none
     */
    public double falseNegativeShare(final int distance) {
        return m_falseNegatives == 0 ? Double.NaN : (double)m_falseNegativesNear[distance - 1] / m_falseNegatives;
    }

    /**
     * @param distance in pixels, from 1 to {@link #DISTANCES}
     * @return share of the false positives that lie within the distance of a border; NaN if there are none
     */
    public double falsePositiveShare(final int distance) {
        return m_falsePositives == 0 ? Double.NaN : (double)m_falsePositivesNear[distance - 1] / m_falsePositives;
    }
}
