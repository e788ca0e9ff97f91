package org.poreseg.unet.training;

/** The weighted mean of losses. */
final class LossMean {

    private double m_total;

    private double m_crossEntropy;

    private double m_jaccard;

    private long m_weight;

    void add(final TrainingSession.Loss loss, final int weight) {
        m_total += weight * loss.total();
        m_crossEntropy += weight * loss.crossEntropy();
        m_jaccard += weight * loss.jaccard();
        m_weight += weight;
    }

    /** @return the sum of the weights */
    long count() {
        return m_weight;
    }

    TrainingSession.Loss mean() {
        return new TrainingSession.Loss(m_total / m_weight, m_crossEntropy / m_weight, m_jaccard / m_weight);
    }
}
