package org.poreseg.unet;

/**
 * What training minimises. All but {@link #CROSS_ENTROPY} add α times the negative logarithm of a soft Jaccard index to
 * the cross-entropy; both sum over the two one-hot channels (pore and solid). p is the predicted probability, y the
 * one-hot reference, and every mean goes over the pixels of the minibatch.
 */
public enum LossKind {
    /** The paper's eq. (1) as printed: −mean Σ_c [y log p + α log((p y + ε) / (p + y − p y + ε))]. */
    EQUATION_1("Eq. (1) of the paper"),
    /**
     * The same Jaccard term with the mean taken before the logarithm: −Σ_c log(mean((p y + ε) / (p + y − p y + ε))).
     */
    MEAN_BEFORE_LOG("Jaccard, mean before the logarithm"),
    /** The soft Jaccard index of the whole minibatch: −Σ_c log((Σ p y + ε) / (Σ (p + y − p y) + ε)). */
    BATCH_SOFT_JACCARD("Jaccard of the whole minibatch"),
    /** Only the cross-entropy; α and ε are not used. */
    CROSS_ENTROPY("Cross-entropy only");

    private final String m_label;

    LossKind(final String label) {
        m_label = label;
    }

    /** @return the name a user reads */
    public String label() {
        return m_label;
    }
}
