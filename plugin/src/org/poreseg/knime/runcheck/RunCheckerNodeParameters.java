package org.poreseg.knime.runcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.poreseg.errors.Range;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.runcheck.OutputRow.Kind;
import org.poreseg.knime.support.Limits.LargestPatch;
import org.poreseg.knime.support.Limits.SmallestPatch;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.tiling.PatchGrid;

/** The settings of the Run Checker. */
@LoadDefaultsForAbsentFields
final class RunCheckerNodeParameters implements NodeParameters {

    @Section(title = "Stacks")
    interface StacksSection {
    }

    @Section(title = "Models")
    @After(StacksSection.class)
    interface ModelsSection {
    }

    @Section(title = "Output")
    @After(ModelsSection.class)
    interface OutputSection {
    }

    @Section(title = "Disk space")
    @After(OutputSection.class)
    interface DiskSection {
    }

    /** Whether the stacks of the second list must have masks. */
    enum Masks {
        @Label(value = "Needed", description = "Every stack must have masks: the models are scored against them.")
        NEEDED,
        @Label(value = "Where there are any", description = "The stacks are only segmented.")
        WHERE_PRESENT
    }

    /** The stride a user starts from. */
    static final class UsualStride implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(final NodeParametersInput input) {
            return USUAL_STRIDE;
        }
    }

    /** The free space a user starts from. */
    static final class UsualSpace implements DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return USUAL_GIGABYTES;
        }
    }

    private static final String PATHS = " An absolute path, a <i>file:</i> or <i>knime://knime.workflow/</i> URL, or a "
        + "path relative to the workflow. Off, none is checked.";

    private static final String STRIDE =
        "As in the Patch Tiler; for the estimate. Off, patches overlap as little as can be.";

    static final String TRAINING = "Stacks to train on";

    static final String EVALUATION = "Stacks to segment";

    static final String MODEL_FILE = "Model file";

    static final String OUTPUT_FOLDER = "Output folder";

    static final String CHECKPOINT_FOLDER = "Checkpoint folder";

    static final String FREE_SPACE = "Free disk space (GB)";

    static final String PATCH_SIZE = "Patch size";

    static final String TRAINING_STRIDE = "Stride of patches to train on";

    static final String EVALUATION_STRIDE = "Stride of patches to segment";

    private static final int USUAL_STRIDE = 48;

    private static final double USUAL_GIGABYTES = 10;

    private static final double BYTES_A_GIGABYTE = 1e9;

    @Layout(StacksSection.class)
    @Widget(title = TRAINING, description = """
            The stack list (CSV) that the training stacks are read from. All of them need masks.""" + PATHS)
    @LocalFileReaderWidget(fileExtensions = "csv", placeholder = "data/training.csv")
    Optional<String> m_trainingStacks = Optional.empty();

    @Layout(StacksSection.class)
    @Widget(title = EVALUATION, description = """
            The stack list (CSV) of the stacks that the models are applied to.""" + PATHS)
    @LocalFileReaderWidget(fileExtensions = "csv", placeholder = "data/evaluation.csv")
    Optional<String> m_evaluationStacks = Optional.empty();

    @Layout(StacksSection.class)
    @Widget(title = "Their masks", description = "Whether the stacks to segment must have masks.")
    @ValueSwitchWidget
    Masks m_masks = Masks.NEEDED;

    @Layout(ModelsSection.class)
    @Widget(title = "Train", description = """
            Which models the U-Net Learner trains: the same as its setting of this name. Training by rock type needs \
            the rock type of every stack to train on.""")
    @RadioButtonsWidget
    TrainMode m_train = TrainMode.ONE_MODEL;

    @Layout(ModelsSection.class)
    @Widget(title = MODEL_FILE, description = """
            A file with models that are applied, where none are trained. The stacks must have the pixel type of its \
            models.""" + PATHS)
    @LocalFileReaderWidget(fileExtensions = "zip", placeholder = "models.zip")
    Optional<String> m_modelFile = Optional.empty();

    @Layout(OutputSection.class)
    @Widget(title = OUTPUT_FOLDER, description = """
            The folder for the results: that of the Segmentation Scorer's report, of the Mask Writer, of the U-Net \
            Model Writer. It need not be there yet.""" + PATHS)
    @LocalFileWriterWidget(placeholder = "report")
    Optional<String> m_outputFolder = Optional.empty();

    @Layout(OutputSection.class)
    @Widget(title = "Files and folders", description = """
            What the later nodes write in the output folder, or elsewhere.""")
    @ArrayWidget(elementTitle = "Output", addButtonText = "Add file or folder")
    OutputRow[] m_outputs = {};

    @Layout(OutputSection.class)
    @Widget(title = CHECKPOINT_FOLDER, description = """
            The folder in which the U-Net Learner keeps the state of the training.""" + PATHS)
    @LocalFileWriterWidget(placeholder = "checkpoints")
    Optional<String> m_checkpointFolder = Optional.empty();

    @Layout(DiskSection.class)
    @Widget(title = FREE_SPACE, description = """
            How many gigabytes must be free, both where KNIME keeps temporary files and on \
            the disk of the output folder. Off, the need is estimated from the lists, as if nothing were \
            compressed: for a stack to train on its slices, its patches, and the patches once more in the Learner's \
            own file, each with its masks; for a stack to segment its slices and patches, and for each model 4 bytes \
            for every pixel of the patches and of the slices, and one bit for the masks; in the output folder 5 bytes \
            for each model and pixel of a slice. On top come models and checkpoints, which do not grow with the stacks, and \
            the report, which does where overlays of all slices are wanted.""")
    @OptionalWidget(defaultProvider = UsualSpace.class)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    Optional<Double> m_freeSpace = Optional.empty();

    @Layout(DiskSection.class)
    @Widget(title = PATCH_SIZE, description = """
            Width and height of the patches in pixels, as in the Patch Tiler; for the estimate.""")
    @NumberInputWidget(minValidation = SmallestPatch.class, maxValidation = LargestPatch.class)
    int m_patchSize = 64;

    @Layout(DiskSection.class)
    @Widget(title = TRAINING_STRIDE, description = STRIDE)
    @OptionalWidget(defaultProvider = UsualStride.class)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_trainingStride = Optional.empty();

    @Layout(DiskSection.class)
    @Widget(title = EVALUATION_STRIDE, description = STRIDE)
    @OptionalWidget(defaultProvider = UsualStride.class)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_evaluationStride = Optional.empty();

    @Override
    public void validate() throws InvalidSettingsException {
        SettingChecks.requireText(TRAINING, m_trainingStacks);
        SettingChecks.requireText(EVALUATION, m_evaluationStacks);
        SettingChecks.requireText(MODEL_FILE, m_modelFile);
        SettingChecks.requireText(OUTPUT_FOLDER, m_outputFolder);
        SettingChecks.requireText(CHECKPOINT_FOLDER, m_checkpointFolder);
        SettingChecks.require(FREE_SPACE, m_freeSpace.orElse(0.0), Range.atLeast(0));
        SettingChecks.require(PATCH_SIZE, m_patchSize, PatchGrid.PATCH_SIZE);
        SettingChecks.requireStride(TRAINING_STRIDE, m_trainingStride.orElse(m_patchSize), m_patchSize);
        SettingChecks.requireStride(EVALUATION_STRIDE, m_evaluationStride.orElse(m_patchSize), m_patchSize);
    }

    private PatchGrid grid(final Optional<Integer> stride) {
        return stride.isPresent() ? PatchGrid.withStride(m_patchSize, stride.get())
            : PatchGrid.minimalOverlap(m_patchSize);
    }

    PatchGrid trainingGrid() {
        return grid(m_trainingStride);
    }

    PatchGrid evaluationGrid() {
        return grid(m_evaluationStride);
    }

    StackUse training() {
        return new StackUse(TRAINING, m_trainingStacks, true);
    }

    StackUse evaluation() {
        return new StackUse(EVALUATION, m_evaluationStacks, m_masks == Masks.NEEDED);
    }

    /** @return the bytes that must be free, if they are not to be estimated */
    OptionalLong demandedBytes() {
        return m_freeSpace.isPresent() ? OptionalLong.of((long)(m_freeSpace.get() * BYTES_A_GIGABYTE))
            : OptionalLong.empty();
    }

    /** @return whether no setting names anything that could be checked */
    boolean namesNothing() {
        return m_outputs.length == 0 && Stream
            .of(m_trainingStacks, m_evaluationStacks, m_modelFile, m_outputFolder, m_checkpointFolder)
            .allMatch(Optional::isEmpty);
    }

    /**
     * @param findings takes the paths that are none
     * @return all files and folders that are written
     */
    List<Output> outputs(final Findings findings) {
        final List<Output> outputs = new ArrayList<>();
        addFolder(OUTPUT_FOLDER, m_outputFolder, outputs, findings);
        for (final OutputRow row : m_outputs) {
            findings.holds(() -> outputs.add(row.output(WorkflowPaths.resolve(OUTPUT_FOLDER, m_outputFolder))));
        }
        addFolder(CHECKPOINT_FOLDER, m_checkpointFolder, outputs, findings);
        return outputs;
    }

    private static void addFolder(final String setting, final Optional<String> folder, final List<Output> to,
        final Findings findings) {
        findings.holds(() -> WorkflowPaths.resolve(setting, folder)
            .ifPresent(path -> to.add(new Output(setting, path, Kind.FOLDER))));
    }
}
