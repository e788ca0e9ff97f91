package org.poreseg.knime.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;

import org.junit.Test;
import org.poreseg.unet.NetworkConfig;

/** The estimate against what was measured, and what is said about it. */
public class TrainingMemoryTest {

    private static final long GIB = 1L << 30;

    @Test
    public void thePapersTrainingTakesWhatWasMeasured() {
        // a peak of 1.15 GB was measured with base 32, four poolings and batches of 32 patches of 64 × 64
        assertEquals(1.15e9, TrainingMemory.estimate(NetworkConfig.PAPER, 32, 64, 64), 0.1e9);
    }

    @Test
    public void activationsGrowWithBatchAndPatch() {
        final long none = TrainingMemory.estimate(NetworkConfig.PAPER, 0, 64, 64);
        final long one = TrainingMemory.estimate(NetworkConfig.PAPER, 8, 64, 64) - none;
        assertEquals(4 * one, TrainingMemory.estimate(NetworkConfig.PAPER, 32, 64, 64) - none, 8);
        assertEquals(4 * one, TrainingMemory.estimate(NetworkConfig.PAPER, 8, 128, 128) - none, 8);
    }

    @Test
    public void aTrainingThatCannotFitIsRefused() {
        final String message = assertThrows(IllegalArgumentException.class,
            () -> TrainingMemory.check(9 * GIB, 8 * GIB, GIB)).getMessage();
        assertTrue(message, message.contains("9.0 GiB") && message.contains("8.0 GiB"));
    }

    @Test
    public void aTightOneIsWarnedOf() {
        assertEquals(Optional.empty(), TrainingMemory.check(6 * GIB, 8 * GIB, 2 * GIB));
        final String warning = TrainingMemory.check(7 * GIB, 8 * GIB, 2 * GIB).orElseThrow();
        assertTrue(warning, warning.contains("2.0 GiB"));
    }

    @Test
    public void thePlatformIsNamedAsTheFragmentsFoldersAre() {
        assertTrue(NativeLibraries.platform(),
            NativeLibraries.platform().matches("(linux|macosx|windows)-(x86_64|arm64)"));
    }
}
