package org.poreseg.unet;

import java.io.IOException;
import java.nio.file.Path;

import org.poreseg.progress.WorkMonitor;

/** Trains a U-Net on the patches of a store. */
public final class Trainer {

    private Trainer() {
    }

    /**
     * Trains and exports one model. On one machine, the same settings and patches give the same weights and curve, bit
     * for bit, in every run and every JVM (single precision, on the processor).
     *
     * @param config the settings
     * @param training the training patches, at least one
     * @param validation patches for the validation loss and IoU after each epoch, of the same size; or {@code null}
     * @param checkpoints whether and where the state is kept
     * @param modelFolder where the SavedModel is written, made if it is not there
     * @param listener follows the training
     * @param monitor progress and cancel; a cancel is answered within one step and leaves the last checkpoint
     * @return the model
     * @throws IOException if a file cannot be read or written, or a checkpoint is damaged or of another training
     * @throws IllegalArgumentException if settings and patches do not fit each other or this machine, or if the loss
     *             is not finite before any epoch was completed
     * @throws java.util.concurrent.CancellationException on cancel
     */
    public static TrainingResult train(final TrainingConfig config, final PatchStore training,
        final PatchStore validation, final CheckpointPlan checkpoints, final Path modelFolder,
        final TrainingListener listener, final WorkMonitor monitor) throws IOException {
        requireFits(config, training, validation);
        final TensorFlowRuntime runtime = TensorFlowRuntime.start();
        final String device = GraphDevices.name(runtime.resolve(config.device()));
        warn(listener, runtime.fallBack(config.device()));
        if (runtime.resolve(config.device()) < 0) {
            warn(listener, MemoryEstimate.check(
                MemoryEstimate.trainingBytes(config, training.width(), training.height()),
                MemoryEstimate.machineBytes()));
        }
        training.openForReading();
        if (validation != null) {
            validation.openForReading();
        }
        try (PluginClassLoader scope = PluginClassLoader.enter();
                TrainingRun run =
                    new TrainingRun(config, training, validation, checkpoints, listener, monitor, device)) {
            return run.run(modelFolder);
        }
    }

    private static void warn(final TrainingListener listener, final String warning) {
        if (warning != null) {
            listener.warning(warning);
        }
    }

    private static void requireFits(final TrainingConfig config, final PatchStore training,
        final PatchStore validation) {
        if (training.size() == 0) {
            throw new IllegalArgumentException("There are no training patches");
        }
        if (validation != null && validation.size() == 0) {
            throw new IllegalArgumentException("There are no validation patches");
        }
        if (config.stopping().patience() > 0 && validation == null) {
            throw new IllegalArgumentException("To stop early by patience, validation patches are needed");
        }
        if (validation != null
            && (validation.width() != training.width() || validation.height() != training.height())) {
            throw new IllegalArgumentException("The validation patches have " + validation.width() + " × "
                + validation.height() + " pixels, the training patches " + training.width() + " × "
                + training.height());
        }
        final int smallest = config.network().smallestPatch();
        if (training.width() < smallest || training.height() < smallest) {
            throw new IllegalArgumentException("A network of depth " + config.network().depth()
                + " needs patches of at least " + smallest + " × " + smallest + " pixels, but they have "
                + training.width() + " × " + training.height());
        }
        if (config.precision() == Precision.BF16 && config.device().kind() != DeviceChoice.Kind.GPU
            && !TensorFlowRuntime.hasBfloat16()) {
            throw new IllegalArgumentException("This machine's processor has no bfloat16 instructions (avx512_bf16 or "
                + "amx_bf16); choose single precision");
        }
    }
}
