package org.poreseg.unet.training;

import org.poreseg.unet.StopReason;
import org.poreseg.unet.TrainingConfig;

/** When a training ends before its last epoch, and which epoch makes the model. */
final class StopRule {

    /**
     * An epoch whose mean cross-entropy is above this many times that of the untrained network learns no more. The
     * Jaccard term is no measure: it jumps wherever a minibatch happens to have no pore.
     */
    private static final double DIVERGENCE = 3;

    /** The cross-entropy of a network that knows nothing, in nats per pixel. */
    private static final double CHANCE = Math.log(2);

    private final TrainingConfig m_config;

    private final CheckpointPlan m_checkpoints;

    private final boolean m_choosesBest;

    /**
     * @param config the settings
     * @param checkpoints where the file that stops the training may appear
     * @param isValidated whether there are validation patches
     */
    StopRule(final TrainingConfig config, final CheckpointPlan checkpoints, final boolean isValidated) {
        m_config = config;
        m_checkpoints = checkpoints;
        m_choosesBest = config.stopping().patience() > 0 && isValidated;
    }

    /** @return whether the epoch with the best validation IoU makes the model, not the last one */
    boolean choosesBest() {
        return m_choosesBest;
    }

    /**
     * @param epochs epochs that are done
     * @param best the best of them, from 1; 0 before the first
     * @return whether they did not improve for too long
     */
    boolean isPatienceSpent(final int epochs, final int best) {
        return m_choosesBest && best > 0 && epochs - best >= m_config.stopping().patience();
    }

    /**
     * @param seconds seconds of training since it began or was resumed
     * @return why it ends after this step; {@code null} if it goes on
     */
    StopReason afterStep(final double seconds) {
        if (m_checkpoints.isStopRequested()) {
            return StopReason.STOP_FILE;
        }
        final long budget = m_config.stopping().timeBudgetSeconds();
        return budget > 0 && seconds >= budget ? StopReason.TIME_BUDGET : null;
    }

    /**
     * @param crossEntropy mean of an epoch
     * @param first that of the first step, with the initial weights
     * @return whether the network learns no more
     */
    static boolean isDiverged(final double crossEntropy, final double first) {
        return crossEntropy > DIVERGENCE * Math.max(CHANCE, first);
    }
}
