package org.poreseg.unet;

/**
 * What training minimises. All but {@link #CROSS_ENTROPY} add α times the negative logarithm of a soft Jaccard index to
 * the cross-entropy; both sum over the two one-hot channels (pore and solid). p is the predicted probability, y the
 * one-hot reference, and every mean goes over the pixels of the minibatch.
 */
public enum LossKind {
    /** The paper's eq. (1) as printed: −mean Σ_c [y log p + α log((p y + ε) / (p + y − p y + ε))]. */
    EQUATION_1(LossKind.EQUATION_1_TITLE),
    /**
     * The same Jaccard term with the mean taken before the logarithm: −Σ_c log(mean((p y + ε) / (p + y − p y + ε))).
     */
    MEAN_BEFORE_LOG(LossKind.MEAN_BEFORE_LOG_TITLE),
    /** The soft Jaccard index of the whole minibatch: −Σ_c log((Σ p y + ε) / (Σ (p + y − p y) + ε)). */
    BATCH_SOFT_JACCARD(LossKind.BATCH_SOFT_JACCARD_TITLE),
    /** Only the cross-entropy; α and ε are not used. */
    CROSS_ENTROPY(LossKind.CROSS_ENTROPY_TITLE);

    /** The title of {@link #EQUATION_1}. */
    public static final String EQUATION_1_TITLE = "Eq. (1) of the paper";

    /** The title of {@link #MEAN_BEFORE_LOG}. */
    public static final String MEAN_BEFORE_LOG_TITLE = "Jaccard, mean before the logarithm";

    /** The title of {@link #BATCH_SOFT_JACCARD}. */
    public static final String BATCH_SOFT_JACCARD_TITLE = "Jaccard of the whole minibatch";

    /** The title of {@link #CROSS_ENTROPY}. */
    public static final String CROSS_ENTROPY_TITLE = "Cross-entropy only";

    private final String m_title;

    LossKind(final String title) {
        m_title = title;
    }

    /** @return what dialogs and messages call it */
    public String title() {
        return m_title;
    }
}
