package org.poreseg.unet;

/**
 * What training minimises. All but {@link #CROSS_ENTROPY} add α times the negative logarithm of a soft Jaccard index to
 * the cross-entropy; both sum over the two one-hot channels (pore and solid). p is the predicted probability, y the
 * one-hot reference, and every mean goes over the pixels of the minibatch.
 */
public enum LossKind {
    /** The paper's eq. (1) as printed: −mean Σ_c [y log p + α log((p y + ε) / (p + y − p y + ε))]. */
    EQUATION_1,
    /**
     * The same Jaccard term with the mean taken before the logarithm: −Σ_c log(mean((p y + ε) / (p + y − p y + ε))).
     */
    MEAN_BEFORE_LOG,
    /** The soft Jaccard index of the whole minibatch: −Σ_c log((Σ p y + ε) / (Σ (p + y − p y) + ε)). */
    BATCH_SOFT_JACCARD,
    /** Only the cross-entropy; α and ε are not used. */
    CROSS_ENTROPY
}
