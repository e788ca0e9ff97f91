package org.poreseg.unet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.poreseg.errors.UserError;
import org.poreseg.unet.graph.Weight;

public final class TrainingConfigTest {

    /** Paper, "Network": base 32, doubled per level; four poolings give 32-64-128-256-512. */
    @Test
    public void levelsOfThePaper() {
        final int[] filters = {32, 64, 128, 256, 512};
        for (int level = 0; level < filters.length; level++) {
            assertEquals(filters[level], NetworkConfig.PAPER.filters(level));
        }
        assertEquals(4, NetworkConfig.PAPER.depth());
    }

    /** The sum over the layers, written out by hand: 3×3 kernels, 2×2 transposed ones, a 1×1 head, biases. */
    @Test
    public void parametersOfThePaper() {
        long expected = 0;
        int in = 1;
        for (final int out : new int[]{32, 64, 128, 256, 512}) {
            expected += 9L * in * out + out + 9L * out * out + out;
            in = out;
        }
        for (final int out : new int[]{256, 128, 64, 32}) {
            expected += 4L * 2 * out * out + out + 9L * 2 * out * out + out + 9L * out * out + out;
        }
        expected += 32 * 2 + 2;
        assertEquals(expected, Weight.of(NetworkConfig.PAPER).stream().mapToLong(Weight::size).sum());
        assertEquals(7.76e6, expected, 0.01e6);
    }

    /** The paper's recipe. */
    private static TrainingConfig paper(final int epochs) {
        return new TrainingConfig(NetworkConfig.PAPER, LossConfig.PAPER, LearningRate.PAPER, 32, epochs, 0.2,
            Stopping.NEVER, 1, Precision.FP32, DeviceChoice.AUTO);
    }

    /** Paper, "Training": "each epoch uses only 1/5 of the minibatches"; minibatches of 32. */
    @Test
    public void aFifthOfTheMinibatches() {
        final TrainingConfig paper = paper(10);
        assertEquals(32, paper.batchSize());
        assertEquals(20, paper.stepsPerEpoch(3200));
        assertEquals(20, paper.stepsPerEpoch(3231));
        assertEquals(1, paper.stepsPerEpoch(40));
        assertEquals(1, paper.stepsPerEpoch(3));
        assertEquals(3, paper.batchOf(3));
    }

    @Test
    public void namesWhatIsWrong() {
        requireMessage("The number of base filters is 0. It must be from 1 to 256",
            () -> new NetworkConfig(0, 4, false, 0));
        requireMessage("The depth is 9. It must be from 1 to 6", () -> new NetworkConfig(32, 9, false, 0));
        requireMessage("16384 filters", () -> new NetworkConfig(256, 6, false, 0));
        requireMessage("The dropout is 1. It must be at least 0 and below 1",
            () -> new NetworkConfig(32, 4, false, 1));
        requireMessage("Alpha is -1. It must be from 0 to 100",
            () -> new LossConfig(LossKind.EQUATION_1, -1, 1e-5));
        requireMessage("Epsilon is 0. It must be above 0 and at most 1",
            () -> new LossConfig(LossKind.EQUATION_1, 1, 0));
        requireMessage("The patience is -1. It must be at least 0", () -> new Stopping(-1, 0));
        requireMessage("The number of epochs is 0. It must be from 1 to 1000000",
            () -> paper(0));
        requireMessage("The share of minibatches per epoch is 1.5. It must be above 0 and at most 1",
            () -> new TrainingConfig(NetworkConfig.PAPER, LossConfig.PAPER, LearningRate.PAPER, 32, 10, 1.5,
                Stopping.NEVER, 1, Precision.FP32, DeviceChoice.CPU));
    }

    private static void requireMessage(final String part, final org.junit.function.ThrowingRunnable wrong) {
        final Exception ex = assertThrows(UserError.class, wrong);
        assertTrue(ex.getMessage(), ex.getMessage().contains(part));
    }
}
