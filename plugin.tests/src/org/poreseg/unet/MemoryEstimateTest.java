package org.poreseg.unet;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public final class MemoryEstimateTest {

    /** The peak that was measured with the paper's network and minibatch. */
    @Test
    public void fitsTheMeasurement() {
        assertEquals(1.15e9, MemoryEstimate.trainingBytes(TrainingConfig.paper(1, 1), 64, 64), 0.15e9);
    }

    @Test
    public void warnsBeforeItRefuses() {
        assertNull(MemoryEstimate.check(5_000_000_000L, 10_000_000_000L));
        assertNotNull(MemoryEstimate.check(8_000_000_000L, 10_000_000_000L));
        final Exception ex = assertThrows(IllegalArgumentException.class,
            () -> MemoryEstimate.check(12_000_000_000L, 10_000_000_000L));
        assertTrue(ex.getMessage(), ex.getMessage().contains("about 12.0 GB"));
        assertTrue(MemoryEstimate.machineBytes() > 100_000_000);
    }
}
