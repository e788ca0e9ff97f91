package org.poreseg.unet.training;

/** The weighted mean of losses. */
final class LossMean {

    private double m_total;

    private double m_crossEntropy;

    private double m_jaccard;

    private long m_weight;

    /**
     * What has been added so far, each loss times its weight.
     *
     * @param total what is minimised
     * @param crossEntropy the cross-entropy terms
     * @param jaccard the Jaccard terms
     * @param weight the sum of the weights
     */
    record Sums(double total, double crossEntropy, double jaccard, long weight) {
    }

    /** The mean of nothing yet. */
    LossMean() {
        this(new Sums(0, 0, 0, 0));
    }

    /** @param sums what has been added before */
    LossMean(final Sums sums) {
        m_total = sums.total();
        m_crossEntropy = sums.crossEntropy();
        m_jaccard = sums.jaccard();
        m_weight = sums.weight();
    }

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

    /** @return what has been added so far */
    Sums sums() {
        return new Sums(m_total, m_crossEntropy, m_jaccard, m_weight);
    }

    TrainingSession.Loss mean() {
        return new TrainingSession.Loss(m_total / m_weight, m_crossEntropy / m_weight, m_jaccard / m_weight);
    }
}
