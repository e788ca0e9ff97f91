package org.poreseg.knime.runcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.StackDefinition;
import org.poreseg.knime.modelport.RockTypeModels;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.support.TemporarySpace;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.model.ModelFile;
import org.poreseg.unet.model.ModelInfo;

/** Checks a run: quickly what settings and lists tell, thoroughly what the files and the disks do. */
final class RunChecker {

    private final RunCheckerNodeParameters m_parameters;

    private final Findings m_findings = new Findings();

    private final List<StackDefinition> m_training;

    private final List<StackDefinition> m_evaluation;

    private final List<Output> m_outputs;

    private List<ModelInfo> m_models = List.of();

    /** @param parameters what to check; the lists are read, and no image */
    RunChecker(final RunCheckerNodeParameters parameters) {
        m_parameters = parameters;
        m_training = parameters.training().read(m_findings);
        m_evaluation = parameters.evaluation().read(m_findings);
        m_outputs = parameters.outputs(m_findings);
        if (parameters.m_modelFile.isPresent()) {
            m_findings.holds(() -> readModels(
                WorkflowPaths.resolve(RunCheckerNodeParameters.MODEL_FILE, parameters.m_modelFile.get())));
        }
    }

    private void readModels(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw UserError.found("\"" + RunCheckerNodeParameters.MODEL_FILE + "\": there is no file " + file)
                .advice("Choose a file that the U-Net Model Writer has written");
        }
        m_models = ModelFile.read(file).models();
        m_findings.good(new Check("Model file", RunCheckerNodeParameters.MODEL_FILE, file, "readable",
            m_models.size() + " models", null, Files.size(file)));
    }

    /**
     * What can be told before any node runs, without waiting.
     *
     * @throws UserError with all mistakes
     */
    void checkSettings() {
        if (m_parameters.namesNothing()) {
            throw UserError.found("There is nothing to check")
                .advice("Choose a stack list, a model file or an output folder");
        }
        checkOutputs(Output::look);
        modelCount();
        m_findings.requireNoMistake();
    }

    /**
     * Everything that can be known before the work.
     *
     * @param monitor told of each slice, may cancel
     * @return what was checked
     * @throws UserError with all mistakes
     */
    List<Check> checkAll(final WorkMonitor monitor) {
        final int stacks = m_training.size() + m_evaluation.size();
        final List<FoundStack> training = open(m_training, 0, stacks, monitor);
        final List<FoundStack> evaluation = open(m_evaluation, m_training.size(), stacks, monitor);
        final List<FoundStack> all = new ArrayList<>(training);
        all.addAll(evaluation);
        FoundStack.compareTypes(all, m_findings);
        FoundStack.compareTypes(all, m_models, m_findings);
        checkShares(training);
        monitor.report(1, "Checking the output folders");
        checkOutputs(output -> m_findings.good(output.tryOut()));
        checkDisks(training, evaluation);
        m_findings.requireNoMistake();
        return m_findings.checks();
    }

    private List<FoundStack> open(final List<StackDefinition> stacks, final int done, final int total,
        final WorkMonitor monitor) {
        final List<FoundStack> found = new ArrayList<>();
        for (int i = 0; i < stacks.size(); i++) {
            final WorkMonitor part = monitor.part((double)(done + i) / total, (double)(done + i + 1) / total);
            StackUse.open(stacks.get(i), m_findings, part, found);
        }
        return found;
    }

    /** How an output is checked. */
    @FunctionalInterface
    private interface OutputCheck {
        void check(Output output) throws InvalidSettingsException;
    }

    /** What lies in a folder that cannot be written is no mistake of its own. */
    private void checkOutputs(final OutputCheck check) {
        final List<Path> bad = new ArrayList<>();
        for (final Output output : m_outputs) {
            if (bad.stream().noneMatch(output.path()::startsWith) && !m_findings.holds(() -> check.check(output))) {
                bad.add(output.path());
            }
        }
    }

    /** The number of models that are applied to each slice, at least one. */
    private int modelCount() {
        final int[] count = {Math.max(1, m_models.size())};
        if (!m_training.isEmpty()) {
            m_findings.holds(() -> count[0] = trained());
        }
        return count[0];
    }

    private int trained() {
        if (m_parameters.m_train == TrainMode.ONE_MODEL) {
            return 1;
        }
        for (final StackDefinition stack : m_training) {
            if (stack.rockType().isBlank()) {
                throw UserError.found(stack.origin() + ": stack \"" + stack.name() + "\" has no rock type")
                    .expected("Training by rock type needs one for every stack")
                    .advice("Fill in the column \"rock type\", or train one model");
            }
        }
        return RockTypeModels.combinations(m_parameters.m_train, rockTypes(m_training)).size();
    }

    private static List<String> rockTypes(final List<StackDefinition> stacks) {
        return stacks.stream().map(stack -> stack.rockType().strip()).distinct().sorted().toList();
    }

    /** Whether the rock types of each model can share the slices that it is trained on. */
    private void checkShares(final List<FoundStack> training) {
        if (training.isEmpty() || training.size() < m_training.size()
            || m_parameters.m_train != TrainMode.EVERY_COMBINATION) {
            return;
        }
        final Map<String, Integer> slices = new HashMap<>();
        training.forEach(stack -> slices.merge(stack.definition().rockType().strip(), stack.extent().slices(),
            Integer::sum));
        m_findings.holds(() -> RockTypeModels.requireShares(rockTypes(m_training),
            slices.values().stream().mapToInt(Integer::intValue).min().orElse(0)));
    }

    private void checkDisks(final List<FoundStack> training, final List<FoundStack> evaluation) {
        final DiskEstimate estimate = new DiskEstimate(modelCount());
        final Disks disks = new Disks();
        m_findings.holds(() -> {
            for (final FoundStack stack : training) {
                estimate.addTraining(stack, m_parameters.trainingGrid());
            }
            for (final FoundStack stack : evaluation) {
                estimate.addEvaluation(stack, m_parameters.evaluationGrid());
            }
            disks.add(new Disks.Need("tables between nodes", TemporarySpace.folder(), estimate.tables()));
            if (!m_outputs.isEmpty()) {
                disks.add(new Disks.Need("results", m_outputs.get(0).folder(), estimate.results()));
            }
        });
        disks.check(m_parameters.demandedBytes(), m_findings);
    }
}
