package org.poreseg.unet;

import org.poreseg.errors.Range;

/**
 * All settings of one training. The patch size is the patch store's.
 *
 * @param network the network
 * @param loss the loss
 * @param rate the learning rate
 * @param batchSize patches in a minibatch, 1–{@value #MAX_BATCH_SIZE}; the paper's 32
 * @param epochs number of epochs, 1–{@value #MAX_EPOCHS}
 * @param minibatchShare the share of all minibatches that one epoch uses, above 0, at most 1; the paper's 1/5
 * @param stopping when training ends early
 * @param seed where the initial weights and the order of the patches come from
 * @param precision the number format
 * @param device where the network runs
 */
public record TrainingConfig(NetworkConfig network, LossConfig loss, LearningRate rate, int batchSize, int epochs,
    double minibatchShare, Stopping stopping, long seed, Precision precision, DeviceChoice device) {

    /** The largest number of patches in a minibatch. */
    public static final int MAX_BATCH_SIZE = 4096;

    /** The largest number of epochs. */
    public static final int MAX_EPOCHS = 1_000_000;

    /** What the number of patches in a minibatch may be. */
    public static final Range BATCH_SIZE = Range.of(1, MAX_BATCH_SIZE);

    /** What the number of epochs may be. */
    public static final Range EPOCHS = Range.of(1, MAX_EPOCHS);

    /** What the share of the minibatches that one epoch uses may be. */
    public static final Range MINIBATCH_SHARE = Range.above(0, 1);

    /** @throws org.poreseg.errors.UserError if a value is out of its range */
    public TrainingConfig {
        BATCH_SIZE.require("The batch size", batchSize);
        EPOCHS.require("The number of epochs", epochs);
        MINIBATCH_SHARE.require("The share of minibatches per epoch", minibatchShare);
    }

    /**
     * @param patches number of training patches, at least 1
     * @return patches in each minibatch: {@link #batchSize()}, or all patches where there are fewer
     */
    public int batchOf(final long patches) {
        return (int)Math.min(batchSize, patches);
    }

    /**
     * @param patches number of training patches, at least 1
     * @return steps of one epoch: {@link #minibatchShare()} of the whole minibatches, rounded, at least 1
     */
    public long stepsPerEpoch(final long patches) {
        return Math.max(1, Math.round(minibatchShare * (patches / batchOf(patches))));
    }

    /** @return the same training without stopping early by patience */
    public TrainingConfig withoutPatience() {
        return new TrainingConfig(network, loss, rate, batchSize, epochs, minibatchShare,
            new Stopping(0, stopping.timeBudgetSeconds()), seed, precision, device);
    }
}
