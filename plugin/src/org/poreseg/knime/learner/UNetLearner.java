package org.poreseg.knime.learner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeLogger;
import org.poreseg.errors.UserError;
import org.poreseg.files.Disk;
import org.poreseg.files.FileErrors;
import org.poreseg.knime.learner.SliceCatalogue.Entry;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.support.NativeLibraries;
import org.poreseg.knime.support.NodeMessages;
import org.poreseg.knime.support.OutOfMemory;
import org.poreseg.knime.support.TemporarySpace;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.model.ModelFile;
import org.poreseg.unet.model.ModelInfo;
import org.poreseg.unet.model.PatchKind;
import org.poreseg.unet.model.TrainingStack;
import org.poreseg.unet.runtime.MemoryEstimate;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.poreseg.unet.training.CheckpointPlan;
import org.poreseg.unet.training.Patches;
import org.poreseg.unet.training.TensorBoardLog;
import org.poreseg.unet.training.Trainer;
import org.poreseg.unet.training.TrainingListener;
import org.poreseg.unet.training.TrainingResult;

/** Trains the planned models one after the other, on views of one store. */
final class UNetLearner {

    private static final NodeLogger LOGGER = NodeLogger.getLogger(UNetLearner.class);

    /** The share of a model's progress that checking its patches takes. */
    private static final double CHECKING = 0.01;

    private final UNetLearnerNodeParameters m_parameters;

    private final Checkpoints m_checkpoints;

    /** Where the trained models are kept until they are written to the model file. */
    private final Path m_scratch;

    private final TensorFlowRuntime m_runtime;

    private final Set<String> m_warnings = new LinkedHashSet<>();

    /**
     * @param parameters the settings
     * @param checkpoints the checkpoint folder
     * @param scratch a folder for the models, removed by the caller
     * @param runtime the running TensorFlow
     */
    UNetLearner(final UNetLearnerNodeParameters parameters, final Checkpoints checkpoints, final Path scratch,
        final TensorFlowRuntime runtime) {
        m_parameters = parameters;
        m_checkpoints = checkpoints;
        m_scratch = scratch;
        m_runtime = runtime;
    }

    /** @return what the user should know though the node succeeded, in the order of appearance */
    Collection<String> warnings() {
        return m_warnings;
    }

    /**
     * All trainings of one execution.
     *
     * @param training the training patches
     * @param validation the patches of which some are for validation
     * @param validationSlices the slices of these, possibly none
     * @param plan the models
     * @param config the settings of each training
     */
    private record Job(PatchSet training, PatchSet validation, List<Entry> validationSlices,
        List<TrainingPlan.Model> plan, TrainingConfig config) {
    }

    /**
     * @param training the training patches
     * @param validation the validation patches, or {@code null}
     * @param monitor progress and cancel
     * @return the trained models, ready to be written to a model file: all that are planned, but for those that failed
     *         and those that a stop file left out
     * @throws IOException if a file cannot be read or written
     * @throws InvalidSettingsException if the TensorBoard folder cannot be resolved
     * @throws UserError if the patches do for no model, or if not one could be trained
     */
    List<ModelFile.Source> train(final PatchSet training, final PatchSet validation, final WorkMonitor monitor)
        throws IOException, InvalidSettingsException {
        final List<Entry> heldOut = new ArrayList<>();
        final List<Entry> slices = validation != null || m_parameters.m_holdOutEvery.isEmpty()
            ? training.catalogue().slices()
            : TrainingPlan.holdOut(training.catalogue().slices(), m_parameters.m_holdOutEvery.get(), heldOut);
        ClassBalance.requireBothInEachStack(slices);
        final List<TrainingPlan.Model> plan = TrainingPlan.of(m_parameters.m_train, slices);
        requireSpace(plan.size());
        m_checkpoints.begin(plan);
        return train(new Job(training, validation == null ? training : validation,
            validation == null ? heldOut : validation.catalogue().slices(), plan, m_parameters.config(plan.size())),
            monitor);
    }

    /** After hours of training it is too late to learn that there is no room for the models. */
    private void requireSpace(final int models) throws IOException {
        final long bytes = models * MemoryEstimate.weightBytes(m_parameters.config(models).network());
        TemporarySpace.require("The trained models", bytes);
        final long free = Disk.of(m_scratch).free();
        if (free < bytes) {
            throw UserError.found("The trained models take " + Disk.text(bytes) + ", but the folder for scratch files, "
                + m_scratch + ", has room for " + Disk.text(free) + " only")
                .advice("Choose another \"" + UNetLearnerNodeParameters.SCRATCH_FOLDER + "\"");
        }
    }

    private List<ModelFile.Source> train(final Job job, final WorkMonitor monitor)
        throws IOException, InvalidSettingsException {
        final List<TrainingPlan.Model> plan = job.plan();
        final List<ModelFile.Source> models = new ArrayList<>();
        UserError firstFailure = null;
        for (int i = 0; i < plan.size(); i++) {
            if (i > 0 && m_checkpoints.isStopRequested()) {
                m_warnings.add("Not trained, because of the file \"" + CheckpointPlan.STOP_FILE
                    + "\" in the checkpoint folder: " + names(plan.subList(i, plan.size())) + ".");
                break;
            }
            try {
                models.add(train(job, i, progress(plan.get(i), i, plan.size(), monitor)));
            } catch (final UserError e) {
                // hours of training may lie in the models before, and the next ones can do well
                m_warnings.add("Model \"" + plan.get(i).name() + "\" could not be trained: " + e.getMessage());
                firstFailure = firstFailure == null ? named(e, plan.get(i), plan.size()) : firstFailure;
            } catch (final IOException | OutOfMemoryError e) {
                // the next ones would meet the same disk and the same memory
                monitor.checkCanceled();
                if (models.isEmpty()) {
                    throw e;
                }
                m_warnings.add("Not trained, because of a failure: " + names(plan.subList(i, plan.size())) + ". "
                    + OutOfMemory.in(e).map(UserError::getMessage).orElseGet(e::getMessage));
                break;
            }
        }
        if (models.isEmpty()) {
            throw firstFailure;
        }
        m_checkpoints.removeStopFile(m_warnings::add);
        return models;
    }

    private static String names(final List<TrainingPlan.Model> models) {
        return models.stream().map(model -> "\"" + model.name() + "\"").collect(Collectors.joining(", "));
    }

    private static UserError named(final UserError e, final TrainingPlan.Model model, final int models) {
        return models == 1 ? e : e.in("Model \"" + model.name() + "\"");
    }

    private ModelFile.Source train(final Job job, final int index, final WorkMonitor monitor)
        throws IOException, InvalidSettingsException {
        final TrainingPlan.Model model = job.plan().get(index);
        final int models = job.plan().size();
        final PatchSet training = job.training();
        final List<Entry> validationSlices = validationSlices(job, model);
        final TrainingConfig config = possible(job.config(), model, validationSlices);
        final Patches trainingPatches =
            training.store().subset(patches(training, model, config), monitor.part(0, CHECKING));
        final Patches validationPatches = validationSlices.isEmpty() ? null
            : validationPatches(job.validation(), validationSlices, monitor.part(CHECKING, 2 * CHECKING));
        final TrainingListener listener = listener(model, models);
        final TrainingResult result;
        try (TensorBoardLog log = tensorBoard(job.plan(), index, listener)) {
            result = Trainer.train(config, trainingPatches, validationPatches, m_checkpoints.plan(index),
                m_scratch.resolve("model" + index), log == null ? listener : listener.and(log),
                monitor.part(2 * CHECKING, 1));
        }
        report(model, result, models);
        final PatchKind kind = training.kind();
        return new ModelFile.Source(new ModelInfo(model.name(), model.rockTypes(), config, kind.width(), kind.height(),
            kind.type(), kind.window().orElse(null), stacks(model), result.reason(), result.keptEpoch(), result.curve(),
            NativeLibraries.versions(m_runtime), null), result.savedModel());
    }

    private int[] patches(final PatchSet training, final TrainingPlan.Model model, final TrainingConfig config) {
        final int[] patches = training.catalogue().patchesOf(model.training());
        if (patches.length < config.batchSize()) {
            m_warnings.add("Model \"" + model.name() + "\" has " + patches.length
                + " patches to learn from, fewer than the batch size " + config.batchSize()
                + ": every step uses all of them.");
        }
        return patches;
    }

    private List<Entry> validationSlices(final Job job, final TrainingPlan.Model model) {
        final boolean byType = m_parameters.m_train != TrainMode.ONE_MODEL;
        final List<Entry> own = job.validationSlices().stream()
            .filter(slice -> !byType || model.rockTypes().contains(slice.rockType())).toList();
        if (own.isEmpty() && !job.validationSlices().isEmpty()) {
            m_warnings.add("Model \"" + model.name() + "\" is not validated: no validation patch is of its rock "
                + "types.");
        }
        return own;
    }

    private Patches validationPatches(final PatchSet set, final List<Entry> slices, final WorkMonitor monitor)
        throws IOException {
        final int[] patches = set.catalogue().patchesOf(slices);
        final int most = m_parameters.m_validationPatches.orElse(patches.length);
        return set.store().subset(most >= patches.length ? patches : TrainingPlan.evenly(patches, most), monitor);
    }

    /** Few slices may leave nothing to hold out, which is no reason not to learn from them. */
    private TrainingConfig possible(final TrainingConfig wanted, final TrainingPlan.Model model,
        final List<Entry> validationSlices) {
        if (wanted.stopping().patience() == 0) {
            return wanted;
        }
        final String without = "Model \"" + model.name() + "\" does not stop early, because ";
        if (validationSlices.isEmpty()) {
            m_warnings.add(without + "it has no validation patches" + m_parameters.m_holdOutEvery
                .map(every -> ": no stack has the " + every + " slices of which one would be held out.").orElse("."));
            return wanted.withoutPatience();
        }
        final Optional<String> oneClass = ClassBalance.oneClass(validationSlices);
        oneClass.ifPresent(found -> m_warnings.add(without + "its validation patches hold " + found
            + ": their IoU does not tell a better model from a worse one."));
        return oneClass.isPresent() ? wanted.withoutPatience() : wanted;
    }

    private TensorBoardLog tensorBoard(final List<TrainingPlan.Model> plan, final int index,
        final TrainingListener listener) throws IOException, InvalidSettingsException {
        final Optional<Path> folder = WorkflowPaths.resolve(UNetLearnerNodeParameters.TENSORBOARD_FOLDER,
            m_parameters.m_tensorBoardFolder);
        if (folder.isEmpty()) {
            return null;
        }
        try {
            return new TensorBoardLog(new ModelFolders(folder.get(), plan).of(index), listener::warning);
        } catch (final IOException e) {
            if (index == 0) {
                throw e;
            }
            // curves are no reason to lose the models before
            listener.warning("There is no TensorBoard event file of model \"" + plan.get(index).name() + "\": "
                + FileErrors.message(e));
            return null;
        }
    }

    private TrainingListener listener(final TrainingPlan.Model model, final int models) {
        return new TrainingListener() {
            @Override
            public void warning(final String message) {
                // what concerns the machine is the same for every model; what concerns a model names it
                m_warnings.add(message);
                NodeMessages.warn(LOGGER, models == 1 ? message : "Model \"" + model.name() + "\": " + message);
            }
        };
    }

    private static WorkMonitor progress(final TrainingPlan.Model model, final int index, final int models,
        final WorkMonitor monitor) {
        final WorkMonitor part = monitor.part(index / (double)models, (index + 1) / (double)models);
        if (models == 1) {
            return part;
        }
        final String prefix = "Model " + (index + 1) + "/" + models + " " + model.name() + ": ";
        return part.saying(message -> prefix + message);
    }

    private void report(final TrainingPlan.Model model, final TrainingResult result, final int models) {
        final String message = models == 1 ? result.message() : "Model \"" + model.name() + "\": " + result.message();
        // stopping by patience is what the user asked for, and as good as finishing; the others fall short of the plan
        if (result.reason() == StopReason.FINISHED || result.reason() == StopReason.PATIENCE) {
            LOGGER.info(message);
        } else {
            m_warnings.add(message);
        }
    }

    private static List<TrainingStack> stacks(final TrainingPlan.Model model) {
        final Map<String, List<Entry>> byStack = model.training().stream().collect(
            Collectors.groupingBy(slice -> slice.key().stack().name(), TreeMap::new, Collectors.toList()));
        return byStack.entrySet().stream()
            .map(stack -> new TrainingStack(stack.getKey(), stack.getValue().get(0).rockType(),
                stack.getValue().stream().map(slice -> slice.key().index()).sorted().toList(),
                stack.getValue().stream().mapToLong(Entry::patches).sum()))
            .toList();
    }
}
