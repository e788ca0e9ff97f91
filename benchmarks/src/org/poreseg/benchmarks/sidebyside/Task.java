package org.poreseg.benchmarks.sidebyside;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.phantom.Phantom;
import org.poreseg.phantom.PhantomSettings;
import org.poreseg.phantom.PhantomSlice;
import org.poreseg.phantom.RockType;
import org.poreseg.tiling.PatchCutter;
import org.poreseg.tiling.PatchGrid;
import org.poreseg.tiling.PatchStack;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;

/**
 * What every contestant computes: the paper's network, loss and minibatch.
 *
 * @param patches 8-bit patches
 * @param masks their masks
 * @param windows their intensity windows
 */
record Task(List<Slice> patches, List<Mask> masks, List<IntensityWindow> windows) {

    /** Patches in a minibatch. */
    static final int BATCH = 32;

    /** Rows and columns of a patch. */
    static final int SIDE = 64;

    /** Base 32, four poolings; overridden by the system property {@code base} to try the benchmark itself. */
    static final NetworkConfig NETWORK = new NetworkConfig(Integer.getInteger("base", 32), 4, false, 0);

    static Task make() {
        // 512 × 256 pixels are 8 × 4 patches
        final PhantomSlice slice = new Phantom(new PhantomSettings(RockType.SANDSTONE, 8 * SIDE, BATCH / 8 * SIDE, 1, 1,
            RockType.SANDSTONE.typicalPorosity(), 8, PhantomSettings.of(RockType.SANDSTONE, SIDE, 1, 1).artefacts()))
                .slice(0);
        final PatchCutter cutter = new PatchCutter(SIDE);
        final var positions =
            PatchGrid.minimalOverlap(SIDE).over(slice.image().width(), slice.image().height()).positions(0, BATCH);
        final PatchStack<Slice> images = cutter.cut(slice.image(), positions);
        final PatchStack<Mask> masks = cutter.cut(slice.mask(), positions);
        return new Task(IntStream.range(0, BATCH).mapToObj(images::patch).toList(),
            IntStream.range(0, BATCH).mapToObj(masks::patch).toList(),
            Collections.nCopies(BATCH, PixelType.UINT8.range()));
    }

    static TrainingConfig config(final Precision precision) {
        return new TrainingConfig(NETWORK, LossConfig.PAPER, LearningRate.PAPER, BATCH, 1, 1, Stopping.NEVER, 1,
            precision, DeviceChoice.CPU);
    }
}
