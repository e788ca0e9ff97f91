package org.poreseg.knime.learner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeLogger;
import org.knime.core.util.FileUtil;
import org.poreseg.knime.engine.NativeLibraries;
import org.poreseg.knime.learner.SliceCatalogue.Entry;
import org.poreseg.knime.tables.WorkflowPaths;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.CheckpointPlan;
import org.poreseg.unet.ModelFile;
import org.poreseg.unet.ModelInfo;
import org.poreseg.unet.PatchStore;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.TensorBoardLog;
import org.poreseg.unet.TensorFlowRuntime;
import org.poreseg.unet.Trainer;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.TrainingListener;
import org.poreseg.unet.TrainingResult;
import org.poreseg.unet.TrainingStack;

/** Trains the planned models one after the other, on views of one store. */
final class UNetLearner {

    private static final NodeLogger LOGGER = NodeLogger.getLogger(UNetLearner.class);

    private static final int LONGEST_FOLDER_NAME = 80;

    private final UNetLearnerNodeParameters m_parameters;

    /** Where the trained models are kept until they are written to the model file. */
    private final Path m_scratch;

    private final Set<String> m_warnings = new LinkedHashSet<>();

    /**
     * @param parameters the settings
     * @param scratch a folder for the models, removed by the caller
     */
    UNetLearner(final UNetLearnerNodeParameters parameters, final Path scratch) {
        m_parameters = parameters;
        m_scratch = scratch;
    }

    /** @return what the user should know though the node succeeded, in the order of appearance */
    Collection<String> warnings() {
        return m_warnings;
    }

    /**
     * @param training the training patches
     * @param validation the validation patches, or {@code null}
     * @param monitor progress and cancel
     * @return the trained models, ready to be written to a model file
     * @throws IOException if a file cannot be read or written
     * @throws InvalidSettingsException if the checkpoint folder cannot be resolved
     */
    List<ModelFile.Source> train(final PatchSet training, final PatchSet validation, final WorkMonitor monitor)
        throws IOException, InvalidSettingsException {
        final List<Entry> heldOut = new ArrayList<>();
        final List<Entry> slices = validation != null || m_parameters.m_holdOutEvery == 0
            ? training.catalogue().slices()
            : TrainingPlan.holdOut(training.catalogue().slices(), m_parameters.m_holdOutEvery, heldOut);
        requireBothClasses(slices);
        final PatchSet validationSet = validation != null ? validation : training;
        final List<Entry> validationSlices = validation != null ? validation.catalogue().slices() : heldOut;
        final List<TrainingPlan.Model> plan = TrainingPlan.of(m_parameters.m_train, slices);
        final TrainingConfig wanted = m_parameters.config(plan.size());
        final TensorFlowRuntime runtime = NativeLibraries.start();

        final List<ModelFile.Source> models = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            final TrainingPlan.Model model = plan.get(i);
            final PatchStore validationPatches = validationPatches(validationSet, validationSlices, model);
            final TrainingConfig config = possible(wanted, model, validationPatches);
            final PatchStore trainingPatches = training.store().subset(patches(training, model, config));
            final TrainingResult result;
            try (TensorBoardLog log = tensorBoard(model, i, plan.size())) {
                final TrainingListener listener = listener(model, plan.size());
                result = Trainer.train(config, trainingPatches, validationPatches,
                    checkpoints(model, i, plan.size()), m_scratch.resolve("model" + i),
                    log == null ? listener : listener.and(log), progress(model, i, plan.size(), monitor));
            }
            report(model, result, plan.size());
            models.add(new ModelFile.Source(new ModelInfo(model.name(), model.rockTypes(), config,
                training.store().width(), training.store().height(), training.store().type(), training.windowKind(),
                stacks(model), result.reason(), result.keptEpoch(), result.curve(), NativeLibraries.versions(runtime),
                null), result.savedModel(), null));
        }
        return models;
    }

    private static void requireBothClasses(final List<Entry> slices) {
        slices.stream().collect(Collectors.groupingBy(slice -> slice.key().stack(), TreeMap::new, Collectors.toList()))
            .forEach((stack, ofStack) -> requireBothClasses("The masks of stack \"" + stack + "\"", ofStack));
    }

    private static void requireBothClasses(final String what, final List<Entry> slices) {
        final long pixels = slices.stream().mapToLong(Entry::pixels).sum();
        final long pores = slices.stream().mapToLong(Entry::pores).sum();
        if (pores == 0 || pores == pixels) {
            throw new IllegalArgumentException(what + " hold " + (pores == 0 ? "no pore" : "nothing but pore")
                + " in any of the " + slices.size() + " slices to learn from. A model learns from both classes: check "
                + "which mask values mean pore (\"pore values\" of the stack list), and which slices are read.");
        }
    }

    private int[] patches(final PatchSet training, final TrainingPlan.Model model, final TrainingConfig config) {
        requireBothClasses("The masks of model \"" + model.name() + "\"", model.training());
        final int[] patches = training.catalogue().patchesOf(model.training());
        if (patches.length < config.batchSize()) {
            m_warnings.add("Model \"" + model.name() + "\" has " + patches.length
                + " patches to learn from, fewer than the batch size " + config.batchSize()
                + ": every step uses all of them.");
        }
        return patches;
    }

    private PatchStore validationPatches(final PatchSet set, final List<Entry> slices,
        final TrainingPlan.Model model) throws IOException {
        final boolean byType = m_parameters.m_train != TrainMode.ONE_MODEL;
        final List<Entry> own = slices.stream()
            .filter(slice -> !byType || model.rockTypes().contains(slice.key().rockType())).toList();
        if (own.isEmpty()) {
            if (!slices.isEmpty()) {
                m_warnings.add("Model \"" + model.name() + "\" is not validated: no validation patch is of its rock "
                    + "types.");
            }
            return null;
        }
        final List<Integer> patches = Arrays.stream(set.catalogue().patchesOf(own)).boxed().toList();
        final int most = m_parameters.m_validationPatches == 0 ? patches.size()
            : Math.min(patches.size(), m_parameters.m_validationPatches);
        return set.store()
            .subset(TrainingPlan.evenly(patches, most).stream().mapToInt(Integer::intValue).toArray());
    }

    /** Few slices may leave nothing to hold out, which is no reason not to learn from them. */
    private TrainingConfig possible(final TrainingConfig wanted, final TrainingPlan.Model model,
        final PatchStore validationPatches) {
        if (wanted.stopping().patience() == 0 || validationPatches != null) {
            return wanted;
        }
        m_warnings.add("Model \"" + model.name() + "\" does not stop early, because it has no validation patches"
            + (m_parameters.m_holdOutEvery > 0
                ? ": no stack has the " + m_parameters.m_holdOutEvery + " slices of which one would be held out."
                : "."));
        return wanted.withoutPatience();
    }

    private CheckpointPlan checkpoints(final TrainingPlan.Model model, final int index, final int models)
        throws IOException, InvalidSettingsException {
        if (UNetLearnerNodeParameters.blank(m_parameters.m_checkpointFolder)) {
            return CheckpointPlan.NONE;
        }
        final Path folder = folder(UNetLearnerNodeParameters.CHECKPOINT_FOLDER, m_parameters.m_checkpointFolder, model,
            index, models);
        Files.createDirectories(folder);
        return new CheckpointPlan(folder, m_parameters.m_resume);
    }

    private TensorBoardLog tensorBoard(final TrainingPlan.Model model, final int index, final int models)
        throws IOException, InvalidSettingsException {
        return UNetLearnerNodeParameters.blank(m_parameters.m_tensorBoardFolder) ? null
            : new TensorBoardLog(folder(UNetLearnerNodeParameters.TENSORBOARD_FOLDER,
                m_parameters.m_tensorBoardFolder, model, index, models));
    }

    /** The folder that the user chose, or the model's own in it if there are several. */
    private static Path folder(final String setting, final String text, final TrainingPlan.Model model,
        final int index, final int models) throws InvalidSettingsException {
        final Path folder = WorkflowPaths.resolve(setting, text);
        if (models == 1) {
            return folder;
        }
        // the number keeps names apart that differ only in characters a file name cannot have
        final String name = model.name().replaceAll("[^\\p{L}\\p{N} ._+-]", "_");
        return folder.resolve(String.format("%03d %s", index + 1,
            name.substring(0, Math.min(name.length(), LONGEST_FOLDER_NAME)).strip()));
    }

    private TrainingListener listener(final TrainingPlan.Model model, final int models) {
        return new TrainingListener() {
            @Override
            public void warning(final String message) {
                // what concerns the machine is the same for every model; what concerns a model names it
                m_warnings.add(message);
                LOGGER.warn(models == 1 ? message : "Model \"" + model.name() + "\": " + message);
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
        return new WorkMonitor() {
            @Override
            public void report(final double fraction, final String message) {
                part.report(fraction, prefix + message);
            }

            @Override
            public void checkCanceled() {
                part.checkCanceled();
            }
        };
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
            Collectors.groupingBy(slice -> slice.key().stack(), TreeMap::new, Collectors.toList()));
        return byStack.entrySet().stream()
            .map(stack -> new TrainingStack(stack.getKey(), stack.getValue().get(0).key().rockType(),
                stack.getValue().stream().map(slice -> slice.key().index()).sorted().toList(),
                stack.getValue().stream().mapToLong(Entry::patches).sum()))
            .toList();
    }

    /**
     * @param parameters the settings
     * @return a new folder for scratch files; the caller removes it
     * @throws IOException if it cannot be made
     * @throws InvalidSettingsException if the chosen folder is no folder
     */
    static Path scratchFolder(final UNetLearnerNodeParameters parameters)
        throws IOException, InvalidSettingsException {
        if (UNetLearnerNodeParameters.blank(parameters.m_scratchFolder)) {
            return FileUtil.createTempDir("poreseg-training").toPath();
        }
        final Path folder =
            WorkflowPaths.resolve(UNetLearnerNodeParameters.SCRATCH_FOLDER, parameters.m_scratchFolder);
        if (!Files.isDirectory(folder)) {
            throw new IOException("The scratch folder " + folder + " does not exist, or is not a folder.");
        }
        return Files.createTempDirectory(folder, "poreseg-training");
    }
}
