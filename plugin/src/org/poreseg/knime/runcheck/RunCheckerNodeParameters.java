package org.poreseg.knime.runcheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileReaderWidget;
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
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.poreseg.knime.learner.TrainMode;
import org.poreseg.knime.runcheck.OutputRow.Kind;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.tiling.PatchGrid;

/** The settings of the Run Checker. Paths that are empty name nothing to check. */
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

    static final class SmallestPatch extends MinValidation {
        @Override
        protected double getMin() {
            return PatchGrid.MIN_PATCH_SIZE;
        }
    }

    static final class LargestPatch extends MaxValidation {
        @Override
        protected double getMax() {
            return PatchGrid.MAX_PATCH_SIZE;
        }
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

    static final String TRAINING = "Stacks to train on";

    static final String EVALUATION = "Stacks to segment";

    static final String MODEL_FILE = "Model file";

    static final String OUTPUT_FOLDER = "Output folder";

    static final String CHECKPOINT_FOLDER = "Checkpoint folder";

    static final String FREE_SPACE = "Free disk space (GB)";

    private static final int USUAL_STRIDE = 48;

    private static final double USUAL_GIGABYTES = 10;

    private static final double BYTES_A_GIGABYTE = 1e9;

    private static final String PATHS = " An absolute path, a <i>file:</i> or <i>knime://knime.workflow/</i> URL, or a "
        + "path relative to the workflow. If empty, there is nothing to check.";

    @Layout(StacksSection.class)
    @Widget(title = TRAINING, description = """
            The stack list (CSV) that the training stacks are read from. All of them need masks.""" + PATHS)
    @LocalFileReaderWidget(fileExtensions = "csv", placeholder = "data/training.csv")
    String m_trainingStacks = "";

    @Layout(StacksSection.class)
    @Widget(title = EVALUATION, description = """
            The stack list (CSV) of the stacks that the models are applied to.""" + PATHS)
    @LocalFileReaderWidget(fileExtensions = "csv", placeholder = "data/evaluation.csv")
    String m_evaluationStacks = "";

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
    String m_modelFile = "";

    @Layout(OutputSection.class)
    @Widget(title = OUTPUT_FOLDER, description = """
            The folder for the results: that of the Segmentation Scorer's report, of the Mask Writer, of the U-Net \
            Model Writer. It need not be there yet.""" + PATHS)
    String m_outputFolder = "";

    @Layout(OutputSection.class)
    @Widget(title = "Files and folders", description = """
            What the later nodes write in the output folder, or elsewhere.""")
    @ArrayWidget(elementTitle = "Output", addButtonText = "Add file or folder")
    OutputRow[] m_outputs = {};

    @Layout(OutputSection.class)
    @Widget(title = CHECKPOINT_FOLDER, description = """
            The folder in which the U-Net Learner keeps the state of the training.""" + PATHS)
    String m_checkpointFolder = "";

    @Layout(DiskSection.class)
    @Widget(title = FREE_SPACE, description = """
            How many gigabytes must be free, both where KNIME keeps temporary files and on \
            the disk of the output folder. If not set, the need is estimated from the lists, as if nothing were \
            compressed: for a stack to train on its slices, its patches, and the patches once more in the Learner's \
            own file, each with its masks; for a stack to segment its slices and patches, and for each model 4 bytes \
            for every pixel of the patches and of the slices, and one bit for the masks; in the output folder 5 bytes \
            for each model and pixel of a slice. Models, checkpoints and the report come on top: they do not grow with \
            the stacks.""")
    @OptionalWidget(defaultProvider = UsualSpace.class)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    Optional<Double> m_freeSpace = Optional.empty();

    @Layout(DiskSection.class)
    @Widget(title = "Patch size", description = """
            Width and height of the patches in pixels, as in the Patch Tiler; for the estimate.""")
    @NumberInputWidget(minValidation = SmallestPatch.class, maxValidation = LargestPatch.class)
    int m_patchSize = 64;

    @Layout(DiskSection.class)
    @Widget(title = "Stride of patches to train on", description = """
            As in the Patch Tiler; for the estimate. If not set, patches overlap as little as can be.""")
    @OptionalWidget(defaultProvider = UsualStride.class)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_trainingStride = Optional.empty();

    @Layout(DiskSection.class)
    @Widget(title = "Stride of patches to segment", description = """
            As in the Patch Tiler; for the estimate. If not set, patches overlap as little as can be.""")
    @OptionalWidget(defaultProvider = UsualStride.class)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    Optional<Integer> m_evaluationStride = Optional.empty();

    @Override
    public void validate() throws InvalidSettingsException {
        grid(m_trainingStride);
        grid(m_evaluationStride);
        final double gigabytes = m_freeSpace.orElse(0.0);
        if (!(gigabytes >= 0 && Double.isFinite(gigabytes))) {
            throw new InvalidSettingsException("\"" + FREE_SPACE + "\" must be 0 or more, but is " + gigabytes + ".");
        }
    }

    private PatchGrid grid(final Optional<Integer> stride) throws InvalidSettingsException {
        try {
            return stride.isPresent() ? PatchGrid.withStride(m_patchSize, stride.get())
                : PatchGrid.minimalOverlap(m_patchSize);
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage() + ".", e);
        }
    }

    PatchGrid trainingGrid() throws InvalidSettingsException {
        return grid(m_trainingStride);
    }

    PatchGrid evaluationGrid() throws InvalidSettingsException {
        return grid(m_evaluationStride);
    }

    StackUse training() {
        return new StackUse(TRAINING, text(m_trainingStacks), true);
    }

    StackUse evaluation() {
        return new StackUse(EVALUATION, text(m_evaluationStacks), m_masks == Masks.NEEDED);
    }

    /** @return the bytes that must be free; null if they are to be estimated */
    Long demandedBytes() {
        return m_freeSpace.map(gigabytes -> (long)(gigabytes * BYTES_A_GIGABYTE)).orElse(null);
    }

    /** @return whether no setting names anything that could be checked */
    boolean namesNothing() {
        return text(m_trainingStacks).isEmpty() && text(m_evaluationStacks).isEmpty() && text(m_modelFile).isEmpty()
            && text(m_outputFolder).isEmpty() && text(m_checkpointFolder).isEmpty() && m_outputs.length == 0;
    }

    /**
     * @param findings takes the paths that are none
     * @return all files and folders that are written
     */
    List<Output> outputs(final Findings findings) {
        final List<Output> outputs = new ArrayList<>();
        addFolder(OUTPUT_FOLDER, m_outputFolder, outputs, findings);
        for (final OutputRow row : m_outputs) {
            findings.holds(() -> outputs.add(new Output(text(row.m_path), path(row), row.m_kind)));
        }
        addFolder(CHECKPOINT_FOLDER, m_checkpointFolder, outputs, findings);
        return outputs;
    }

    private static void addFolder(final String setting, final String folder, final List<Output> to,
        final Findings findings) {
        if (!text(folder).isEmpty()) {
            findings.holds(() -> to.add(new Output(setting, WorkflowPaths.resolve(setting, folder), Kind.FOLDER)));
        }
    }

    private Path path(final OutputRow row) throws InvalidSettingsException {
        final String path = text(row.m_path);
        if (!path.isEmpty() && !text(m_outputFolder).isEmpty() && WorkflowPaths.isInside(path)) {
            return WorkflowPaths.resolve(OUTPUT_FOLDER, m_outputFolder).resolve(path).normalize();
        }
        return WorkflowPaths.resolve("Path", path);
    }

    /** @return the text without blanks around it; empty for none */
    static String text(final String text) {
        return text == null ? "" : text.strip();
    }
}
