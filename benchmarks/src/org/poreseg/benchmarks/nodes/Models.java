package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.phantom.Phantom;
import org.poreseg.phantom.PhantomSettings;
import org.poreseg.phantom.PhantomSlice;
import org.poreseg.phantom.RockType;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.ModelFile;
import org.poreseg.unet.model.ModelInfo;
import org.poreseg.unet.model.TrainingStack;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.poreseg.unet.training.CheckpointPlan;
import org.poreseg.unet.training.PatchStore;
import org.poreseg.unet.training.Trainer;
import org.poreseg.unet.training.TrainingListener;
import org.poreseg.unet.training.TrainingResult;

/** Makes model files; how well they segment does not matter to a clock. */
final class Models {

    private static final int SIDE = 64;

    private Models() {
    }

    /** Trains a network for one step and writes it to a file, once under each name. */
    static void write(final NetworkConfig network, final Path scratch, final Path file, final String... names)
        throws IOException {
        TensorFlowRuntime.configure(null, Path.of(System.getProperty("caches")));
        final TrainingConfig config = new TrainingConfig(network, LossConfig.PAPER, LearningRate.PAPER, 1, 1, 1,
            Stopping.NEVER, 1, Precision.FP32, DeviceChoice.CPU);
        try (PatchStore store = PatchStore.create(scratch, SIDE, SIDE, PixelType.UINT8)) {
            final PhantomSlice slice = new Phantom(PhantomSettings.of(RockType.SANDSTONE, SIDE, 1, 1)).slice(0);
            store.add(slice.image(), slice.mask(), PixelType.UINT8.range());
            final TrainingResult result = Trainer.train(config, store, null, CheckpointPlan.NONE,
                Files.createDirectories(scratch.resolve("model")), TrainingListener.NONE, WorkMonitor.NONE);
            final Map<String, String> versions = TensorFlowRuntime.start().versions();
            ModelFile.write(file, Stream.of(names).map(name -> model(name, config, result, versions)).toList());
        }
    }

    private static ModelFile.Source model(final String name, final TrainingConfig config, final TrainingResult result,
        final Map<String, String> versions) {
        return new ModelFile.Source(new ModelInfo(name, List.of("sandstone"), config, SIDE, SIDE, PixelType.UINT8,
            WindowKind.STACK_PERCENTILES, List.of(new TrainingStack("phantom", "sandstone", List.of(0), 1)),
            result.reason(), result.keptEpoch(), result.curve(), versions, null),
            result.weights());
    }
}
