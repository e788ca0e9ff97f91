package org.poreseg.knime.runcheck;

import static org.junit.Assert.assertEquals;

import java.nio.file.Path;

import org.junit.Test;
import org.poreseg.image.PixelType;
import org.poreseg.image.PoreValues;
import org.poreseg.image.RegionOfInterest;
import org.poreseg.image.SliceRange;
import org.poreseg.image.StackDefinition;
import org.poreseg.knime.runcheck.Check.Extent;
import org.poreseg.tiling.PatchGrid;

/** The bytes a run writes, counted by hand. */
public class DiskEstimateTest {

    private static final int SLICES = 3;

    /** 128 × 64 pixels of 16 bits. */
    private static FoundStack stack(final String masks) {
        return new FoundStack(new StackDefinition("s", "", "s.tif", masks, Path.of(""), PoreValues.NON_ZERO,
            SliceRange.ALL, RegionOfInterest.ALL, "test"), new Extent(SLICES, 128, 64), PixelType.UINT16);
    }

    /** Slices once, patches twice, all with masks: without overlap the patches have the slices' pixels. */
    @Test
    public void countsTraining() {
        final DiskEstimate estimate = new DiskEstimate(1);
        estimate.addTraining(stack("m.tif"), PatchGrid.minimalOverlap(64));
        assertEquals(SLICES * 3 * (128 * 64 * 2 + 1024), estimate.tables());
        assertEquals(0, estimate.results());
    }

    /** A stride of half a patch: three patches along 128 pixels, one along 64. */
    @Test
    public void countsModels() {
        final DiskEstimate estimate = new DiskEstimate(7);
        estimate.addEvaluation(stack(""), PatchGrid.withStride(64, 32));
        final long patches = 3 * 64 * 64;
        final long slice = 128 * 64;
        assertEquals(SLICES * (slice * 2 + patches * 2 + 7 * (patches * 4 + slice * 4 + slice / 8)), estimate.tables());
        assertEquals(SLICES * 7 * slice * 5, estimate.results());
    }

    /** 2000 slices of 2000² and seven models: more than an int holds. */
    @Test
    public void countsLargeStacks() {
        final DiskEstimate estimate = new DiskEstimate(7);
        final FoundStack large = new FoundStack(stack("").definition(), new Extent(2000, 2000, 2000), PixelType.UINT8);
        estimate.addEvaluation(large, PatchGrid.withStride(64, 48));
        assertEquals(7 * 2000L * 2000 * 2000 * 5, estimate.results());
    }
}
