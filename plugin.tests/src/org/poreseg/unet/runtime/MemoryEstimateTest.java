package org.poreseg.unet.runtime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.poreseg.errors.UserError;
import org.poreseg.unet.NetworkConfig;

public final class MemoryEstimateTest {

    /** The peak that was measured with the paper's network and minibatch. */
    @Test
    public void fitsTheMeasurement() {
        assertEquals(1.15e9, MemoryEstimate.trainingBytes(NetworkConfig.PAPER, 32, 64, 64), 0.15e9);
    }

    @Test
    public void warnsBeforeItRefuses() {
        assertTrue(MemoryEstimate.check("training", 5_000_000_000L, 10_000_000_000L).isEmpty());
        assertTrue(MemoryEstimate.check("training", 8_000_000_000L, 10_000_000_000L).isPresent());
        final Exception ex = assertThrows(UserError.class,
            () -> MemoryEstimate.check("training", 12_000_000_000L, 10_000_000_000L));
        assertTrue(ex.getMessage(), ex.getMessage().contains("about 12.0 GB"));
        assertTrue(MemoryEstimate.machineBytes() > 100_000_000);
    }

    /** What is predicted at a time does not grow with the patches, unless a single one is larger. */
    @Test
    public void largePatchesArePredictedFewAtATime() {
        assertEquals(256, MemoryEstimate.patchesAtATime(NetworkConfig.PAPER, 64, 64));
        assertEquals(1, MemoryEstimate.patchesAtATime(NetworkConfig.PAPER, 1024, 1024));
        assertEquals(1, MemoryEstimate.patchesAtATime(NetworkConfig.PAPER, 60_000, 60_000));
        assertTrue(MemoryEstimate.checkPrediction(NetworkConfig.PAPER, 1, 64, 64).isEmpty());
        final Exception ex = assertThrows(UserError.class,
            () -> MemoryEstimate.checkPrediction(NetworkConfig.PAPER, 1, 60_000, 60_000));
        assertTrue(ex.getMessage(), ex.getMessage().startsWith("This prediction needs about 3226"));
    }
}
