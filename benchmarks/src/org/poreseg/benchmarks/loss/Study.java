package org.poreseg.benchmarks.loss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.metrics.PoreConfusion;
import org.poreseg.phantom.PhantomSlice;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.tiling.Blending;
import org.poreseg.tiling.PatchCutter;
import org.poreseg.tiling.PatchGrid;
import org.poreseg.tiling.PatchPosition;
import org.poreseg.tiling.PatchStack;
import org.poreseg.tiling.SliceAssembler;
import org.poreseg.tiling.SliceGrid;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.SavedModelPredictor;
import org.poreseg.unet.model.WeightsFile;
import org.poreseg.unet.training.CheckpointPlan;
import org.poreseg.unet.training.PatchStore;
import org.poreseg.unet.training.Trainer;
import org.poreseg.unet.training.TrainingListener;

/** Trains one variant on one set with one seed, and looks at what it learned. */
final class Study {

    private static final int SIDE = 64;

    private static final int BATCH = 32;

    /** So many epochs at least, so that the learning rate falls smoothly. */
    private static final int EPOCHS = 10;

    /** Strides of the patches at prediction. */
    static final int[] STRIDES = {64, 56, 48, 32};

    /**
     * IoU of pore at threshold 0.5 with each of {@link #STRIDES}.
     *
     * @param validation on the validation slices
     * @param evaluation on the held-out slices
     */
    record Score(double[] validation, double[] evaluation) {
    }

    private final int m_base;

    private final Path m_scratch;

    Study(final int base, final Path scratch) {
        m_base = base;
        m_scratch = scratch;
    }

    /** Trains for a number of steps, the learning rate falling to its end within them. */
    Score run(final StudySet set, final Variant variant, final int steps, final long seed) throws IOException {
        final Path folder = Files.createTempDirectory(m_scratch, "model");
        try (PatchStore patches = PatchStore.create(folder, SIDE, SIDE, set.training().get(0).image().type())) {
            fill(patches, set);
            final TrainingConfig config = config(variant, steps, seed, patches.size());
            final Path weights = Trainer.train(config, patches, null, CheckpointPlan.NONE, folder,
                TrainingListener.NONE, WorkMonitor.NONE).weights();
            try (SavedModelPredictor predictor =
                SavedModelPredictor.open(weights, config.network(), config.precision(), DeviceChoice.CPU)) {
                return new Score(ious(predictor, set.validation(), set.window()),
                    ious(predictor, set.evaluation(), set.window()));
            }
        } finally {
            Files.deleteIfExists(folder.resolve(WeightsFile.FILE));
            Files.delete(folder);
        }
    }

    private static void fill(final PatchStore store, final StudySet set) throws IOException {
        final PatchCutter cutter = new PatchCutter(SIDE);
        for (final PhantomSlice slice : set.training()) {
            // a stride of half a patch, so that small stacks give enough of them
            final List<PatchPosition> positions =
                positions(PatchGrid.withStride(SIDE, SIDE / 2).over(slice.image().width(), slice.image().height()));
            final PatchStack<Slice> images = cutter.cut(slice.image(), positions);
            final PatchStack<Mask> masks = cutter.cut(slice.mask(), positions);
            for (int i = 0; i < positions.size(); i++) {
                store.add(images.patch(i), masks.patch(i), set.window());
            }
        }
    }

    private static List<PatchPosition> positions(final SliceGrid grid) {
        return grid.positions(0, Math.toIntExact(grid.patches()));
    }

    private TrainingConfig config(final Variant variant, final int steps, final long seed, final long patches) {
        final long minibatches = Math.max(1, patches / BATCH);
        final int epochs = (int)Math.max(Math.min(EPOCHS, steps), (steps + minibatches - 1) / minibatches);
        return new TrainingConfig(new NetworkConfig(m_base, 4, variant.batchNormalization(), variant.dropout()),
            variant.loss(), LearningRate.PAPER, BATCH, epochs, Math.min(1, (double)steps / epochs / minibatches),
            Stopping.NEVER, seed, Precision.FP32, DeviceChoice.CPU);
    }

    private static double[] ious(final SavedModelPredictor predictor, final List<PhantomSlice> slices,
        final IntensityWindow window) {
        final double[] ious = new double[STRIDES.length];
        for (int i = 0; i < ious.length; i++) {
            PoreConfusion confusion = PoreConfusion.NONE;
            for (final PhantomSlice slice : slices) {
                final ProbabilityMap map = predict(predictor, slice.image(), window,
                    STRIDES[i] == SIDE ? PatchGrid.minimalOverlap(SIDE) : PatchGrid.withStride(SIDE, STRIDES[i]));
                confusion = confusion.plus(PoreConfusion.of(map.threshold(0.5), slice.mask()));
            }
            ious[i] = confusion.iou();
        }
        return ious;
    }

    private static ProbabilityMap predict(final SavedModelPredictor predictor, final Slice slice,
        final IntensityWindow window, final PatchGrid grid) {
        final PatchCutter cutter = new PatchCutter(SIDE);
        final SliceAssembler assembler =
            new SliceAssembler(slice.width(), slice.height(), Blending.CENTRE_WEIGHTED);
        final List<PatchPosition> positions = positions(grid.over(slice.width(), slice.height()));
        for (int start = 0; start < positions.size(); start += BATCH) {
            final List<PatchPosition> some = positions.subList(start, Math.min(start + BATCH, positions.size()));
            final PatchStack<Slice> patches = cutter.cut(slice, some);
            final List<ProbabilityMap> maps =
                predictor.predict(IntStream.range(0, some.size()).mapToObj(patches::patch).toList(),
                    Collections.nCopies(some.size(), window));
            for (int i = 0; i < maps.size(); i++) {
                assembler.add(some.get(i), maps.get(i));
            }
        }
        return assembler.assemble();
    }
}
