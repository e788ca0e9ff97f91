package org.poreseg.benchmarks.loss;

import java.util.List;

import org.poreseg.unet.LossConfig;
import org.poreseg.unet.LossKind;

/**
 * One way to train.
 *
 * @param name its name in the tables
 * @param loss the loss
 * @param batchNormalization whether convolutions are followed by a batch normalisation
 * @param dropout share of the deepest level's values that are dropped
 */
record Variant(String name, LossConfig loss, boolean batchNormalization, double dropout) {

    private static final double EPSILON = LossConfig.PAPER.epsilon();

    /** The losses first, then the options of the network with the loss that they are tried with. */
    static final List<Variant> ALL = List.of(loss("eq. (1), α = 1", LossKind.EQUATION_1, 1),
        loss("eq. (1), α = 0.1", LossKind.EQUATION_1, 0.1),
        loss("mean before log, α = 1", LossKind.MEAN_BEFORE_LOG, 1),
        loss("batch soft Jaccard, α = 1", LossKind.BATCH_SOFT_JACCARD, 1),
        loss("cross-entropy", LossKind.CROSS_ENTROPY, 0),
        new Variant("batch soft Jaccard, batch norm", new LossConfig(LossKind.BATCH_SOFT_JACCARD, 1, EPSILON), true, 0),
        new Variant("batch soft Jaccard, dropout 0.3", new LossConfig(LossKind.BATCH_SOFT_JACCARD, 1, EPSILON), false,
            0.3));

    private static Variant loss(final String name, final LossKind kind, final double alpha) {
        return new Variant(name, new LossConfig(kind, alpha, EPSILON), false, 0);
    }
}
