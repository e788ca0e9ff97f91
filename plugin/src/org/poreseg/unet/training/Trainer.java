package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Path;

import org.poreseg.errors.UserError;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.runtime.MemoryEstimate;
import org.poreseg.unet.runtime.PluginClassLoader;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.tensorflow.exceptions.TFResourceExhaustedException;

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
     * @param modelFolder where the weights are written, made if it is not there
     * @param listener follows the training
     * @param monitor progress and cancel; a cancel is answered within one step and leaves the last checkpoint
     * @return the model
     * @throws IOException if a file cannot be read or written
     * @throws UserError if settings and patches do not fit each other or this machine, a checkpoint is damaged or of
     *             another training, or the loss is not finite before any epoch was completed
     * @throws java.util.concurrent.CancellationException on cancel
     */
    public static TrainingResult train(final TrainingConfig config, final Patches training,
        final Patches validation, final CheckpointPlan checkpoints, final Path modelFolder,
        final TrainingListener listener, final WorkMonitor monitor) throws IOException {
        requireFits(config, training, validation);
        final TensorFlowRuntime runtime = requireDevice(config);
        final int gpu = runtime.resolve(config.device());
        runtime.fallBack(config.device()).ifPresent(listener::warning);
        if (gpu < 0) {
            final long needed = MemoryEstimate.trainingBytes(config.network(), config.batchOf(training.size()),
                training.width(), training.height());
            MemoryEstimate.check("training", needed, MemoryEstimate.machineBytes()).ifPresent(listener::warning);
        }
        training.openForReading();
        if (validation != null) {
            validation.openForReading();
        }
        try (PluginClassLoader scope = PluginClassLoader.enter();
                TrainingRun run =
                    new TrainingRun(config, training, validation, checkpoints, listener, monitor,
                        GraphDevices.name(gpu))) {
            return run.run(modelFolder);
        } catch (final TFResourceExhaustedException ex) {
            throw UserError
                .found((gpu < 0 ? "The machine" : "The GPU") + " has not enough memory for this training")
                .advice("A smaller batch size, patch size or number of base filters needs less").causedBy(ex);
        }
    }

    /**
     * Starts TensorFlow and checks what can be known before there are patches.
     *
     * @param config the settings
     * @return the running TensorFlow
     * @throws IOException if TensorFlow cannot be started
     * @throws UserError if the machine lacks the device, or its processor the precision
     */
    public static TensorFlowRuntime requireDevice(final TrainingConfig config) throws IOException {
        final TensorFlowRuntime runtime = TensorFlowRuntime.start();
        runtime.resolve(config.device());
        runtime.problem(config.precision(), config.device()).ifPresent(problem -> {
            throw UserError.found(problem).advice("Choose single precision");
        });
        return runtime;
    }

    /**
     * Checks what can be known with the first patch.
     *
     * @param config the settings
     * @param width columns of a patch
     * @param height rows of a patch
     * @throws UserError if the network is too deep for such patches
     */
    public static void requireFits(final TrainingConfig config, final int width, final int height) {
        final int smallest = config.network().smallestPatch();
        if (width < smallest || height < smallest) {
            throw UserError.found("The patches have " + width + " × " + height + " pixels")
                .expected("A network of depth " + config.network().depth() + " needs at least " + smallest + " × "
                    + smallest).advice("Choose larger patches or a smaller depth");
        }
    }

    private static void requireFits(final TrainingConfig config, final Patches training,
        final Patches validation) {
        if (training.size() == 0) {
            throw UserError.found("There are no training patches");
        }
        if (validation != null && validation.size() == 0) {
            throw UserError.found("There are no validation patches");
        }
        if (config.stopping().patience() > 0 && validation == null) {
            throw UserError.found("To stop early by patience, validation patches are needed");
        }
        if (validation != null
            && (validation.width() != training.width() || validation.height() != training.height())) {
            throw UserError.found("The validation patches have " + validation.width() + " × "
                + validation.height() + " pixels, the training patches " + training.width() + " × "
                + training.height());
        }
        requireFits(config, training.width(), training.height());
    }
}
