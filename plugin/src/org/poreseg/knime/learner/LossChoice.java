package org.poreseg.knime.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.poreseg.unet.LossKind;

/** The losses of the dialog. Their constants are stored in workflows; the engine's may change without harm to those. */
enum LossChoice {
    /** Eq. (1) as printed. */
    @Label(value = LossKind.EQUATION_1_TITLE, description = "Cross-entropy plus α times the Jaccard term, exactly as "
        + "printed: the logarithm is taken pixel by pixel. In solid pixels that term is log(ε/(p+ε)), which pushes "
        + "predictions hard towards zero and slows learning.")
    EQUATION_1(LossKind.EQUATION_1),
    /** The mean before the logarithm. */
    @Label(value = LossKind.MEAN_BEFORE_LOG_TITLE, description = "The same Jaccard term, with the mean over all "
        + "pixels taken before the logarithm. Gentler than the printed form.")
    MEAN_BEFORE_LOG(LossKind.MEAN_BEFORE_LOG),
    /** The soft Jaccard of the batch. */
    @Label(value = LossKind.BATCH_SOFT_JACCARD_TITLE, description = "The soft Jaccard index of the whole minibatch: "
        + "the sum of the intersections over the sum of the unions, for pore and for solid, then the logarithm. It "
        + "follows the IoU that the Scorer reports, and learned fastest in our trials.")
    BATCH_SOFT_JACCARD(LossKind.BATCH_SOFT_JACCARD),
    /** Cross-entropy. */
    @Label(value = LossKind.CROSS_ENTROPY_TITLE, description = "No Jaccard term; α and ε are not used. Rare pores "
        + "weigh little in it.")
    CROSS_ENTROPY(LossKind.CROSS_ENTROPY);

    private final LossKind m_kind;

    LossChoice(final LossKind kind) {
        m_kind = kind;
    }

    LossKind kind() {
        return m_kind;
    }
}
