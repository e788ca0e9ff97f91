package org.poreseg.metrics;

/** A sum of doubles with Neumaier's compensation: its error does not grow with the number of terms. */
final class CompensatedSum {

    private double m_sum;

    private double m_lost;

    void add(final double term) {
        final double sum = m_sum + term;
        m_lost += Math.abs(m_sum) >= Math.abs(term) ? m_sum - sum + term : term - sum + m_sum;
        m_sum = sum;
    }

    void add(final CompensatedSum other) {
        add(other.m_sum);
        add(other.m_lost);
    }

    double value() {
        return m_sum + m_lost;
    }
}
