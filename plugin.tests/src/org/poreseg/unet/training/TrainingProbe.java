package org.poreseg.unet.training;

import java.util.HashMap;
import java.util.Map;

import org.poreseg.unet.graph.Weight;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Looks into the graph of a training without doing a step. */
final class TrainingProbe {

    /** The place of the gradient among the inputs of a step of Adam. */
    private static final int GRADIENT = 9;

    /** The seed of the dropout of the first step of a training with seed 11. */
    private static final long[] DROPOUT_SEED = {11, 0};

    private TrainingProbe() {
    }

    /**
     * @param session a training with seed 11
     * @param minibatch some patches
     * @return the gradients of the training loss with respect to the trainable weights, in their order. To be closed by
     *         the caller.
     */
    static Result gradients(final TrainingSession session, final Minibatch minibatch) {
        final Map<String, String> gradients = new HashMap<>();
        for (final NodeDef node : session.graph().definition().getNodeList()) {
            if (node.getOp().equals("ResourceApplyAdam")) {
                gradients.put(node.getInput(0), node.getInput(GRADIENT));
            }
        }
        try (TInt64 dropoutSeed = TInt64.vectorOf(DROPOUT_SEED)) {
            final Session.Runner runner = session.feed(minibatch).feed(TrainingGraph.DROPOUT_SEED, dropoutSeed);
            session.graph().weights().stream().filter(Weight::trainable)
                .forEach(weight -> runner.fetch(gradients.get(weight.name())));
            return runner.run();
        }
    }

    /**
     * @param session a training with seed 11
     * @param minibatch some patches
     * @return the loss of its next step
     */
    static double loss(final TrainingSession session, final Minibatch minibatch) {
        try (TInt64 dropoutSeed = TInt64.vectorOf(DROPOUT_SEED);
                Result result = session.feed(minibatch).feed(TrainingGraph.DROPOUT_SEED, dropoutSeed)
                    .fetch(session.graph().trainLoss()[0]).run()) {
            return ((TFloat32)result.get(0)).getFloat();
        }
    }
}
