package org.poreseg.unet.graph;

import org.poreseg.unet.LossConfig;
import org.poreseg.unet.LossKind;
import org.tensorflow.Output;

/**
 * Adds a loss (paper, eq. (1), as a negative log-likelihood to be minimised) to a graph.
 *
 * @param total cross-entropy term + α × Jaccard term, a scalar
 * @param crossEntropy the mean over the pixels of −Σ_c y log p, a scalar
 * @param jaccard the Jaccard term before it is multiplied by α, a scalar
 */
public record LossGraph(Output<?> total, Output<?> crossEntropy, Output<?> jaccard) {

    /**
     * @param ops where to add the operations
     * @param loss the loss
     * @param logits floats, pixels × 2
     * @param pore the reference, floats 0 or 1, pixels × 1
     * @return the loss
     */
    public static LossGraph of(final GraphOps ops, final LossConfig loss, final Output<?> logits,
        final Output<?> pore) {
        final Output<?> reference = ops.concat(1, ops.op("Sub", ops.scalar(1), pore), pore);
        final Output<?> crossEntropy =
            negativeMean(ops, ops.reduce("Sum", ops.op("Mul", reference, ops.op("LogSoftmax", logits)), 1));
        if (loss.kind() == LossKind.CROSS_ENTROPY) {
            return new LossGraph(ops.op("Identity", crossEntropy), crossEntropy, ops.scalar(0));
        }
        final Output<?> probability = ops.op("Softmax", logits);
        final Output<?> intersection = ops.op("Mul", probability, reference);
        final Output<?> union = ops.op("Sub", ops.op("AddV2", probability, reference), intersection);
        final Output<?> epsilon = ops.scalar((float)loss.epsilon());
        final Output<?> jaccard = switch (loss.kind()) {
            case EQUATION_1 -> negativeMean(ops,
                ops.reduce("Sum", ops.op("Log", ratio(ops, intersection, union, epsilon)), 1));
            case MEAN_BEFORE_LOG -> ops.op("Neg", ops.reduce("Sum",
                ops.op("Log", ops.reduce("Mean", ratio(ops, intersection, union, epsilon), 0)), 0));
            case BATCH_SOFT_JACCARD -> ops.op("Neg", ops.reduce("Sum", ops.op("Log",
                ratio(ops, ops.reduce("Sum", intersection, 0), ops.reduce("Sum", union, 0), epsilon)), 0));
            case CROSS_ENTROPY -> throw new AssertionError(loss);
        };
        return new LossGraph(ops.op("AddV2", crossEntropy, ops.op("Mul", ops.scalar((float)loss.alpha()), jaccard)),
            crossEntropy, jaccard);
    }

    private static Output<?> ratio(final GraphOps ops, final Output<?> intersection, final Output<?> union,
        final Output<?> epsilon) {
        return ops.op("RealDiv", ops.op("AddV2", intersection, epsilon), ops.op("AddV2", union, epsilon));
    }

    private static Output<?> negativeMean(final GraphOps ops, final Output<?> perPixel) {
        return ops.op("Neg", ops.reduce("Mean", perPixel, 0));
    }
}
