package org.poreseg.unet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.poreseg.errors.UserError;

/** Paper, "Training": "initial rate 1e-3, multiplicative decay to 1e-5 at the final epoch". */
public final class LearningRateTest {

    @Test
    public void beginsAndEndsExactly() {
        for (final int epochs : new int[]{2, 3, 7, 50, 1000}) {
            assertEquals(1e-3, LearningRate.PAPER.at(0, epochs), 0);
            assertEquals(1e-5, LearningRate.PAPER.at(epochs - 1, epochs), 0);
        }
    }

    @Test
    public void isHalfWayThereOnALogarithmicScale() {
        assertEquals(1e-4, LearningRate.PAPER.at(5, 11), 1e-18);
    }

    @Test
    public void fallsByTheSameFactorEachEpoch() {
        final double factor = Math.exp(Math.log(1e-2) / 19);
        for (int epoch = 1; epoch < 20; epoch++) {
            assertEquals(factor, LearningRate.PAPER.at(epoch, 20) / LearningRate.PAPER.at(epoch - 1, 20), 1e-12);
        }
    }

    @Test
    public void oneEpochUsesTheInitialRate() {
        assertEquals(1e-3, LearningRate.PAPER.at(0, 1), 0);
    }

    @Test
    public void refusesToGrow() {
        final Exception ex = assertThrows(UserError.class, () -> new LearningRate(1e-5, 1e-3));
        assertTrue(ex.getMessage(), ex.getMessage().contains("1.0E-5"));
        assertThrows(UserError.class, () -> new LearningRate(0, 0));
        assertThrows(UserError.class, () -> new LearningRate(Double.NaN, 1e-5));
    }
}
