package org.poreseg.knime.learner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.poreseg.errors.Range;
import org.poreseg.errors.UserError;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageColumnsProvider;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.knime.support.DeviceKind.DeviceReference;
import org.poreseg.knime.support.DeviceKind.IsGpu;
import org.poreseg.knime.support.Limits.AtMostOne;
import org.poreseg.knime.support.Limits.LargestBatch;
import org.poreseg.knime.support.Limits.LargestGpu;
import org.poreseg.knime.support.OutputFolders;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.knime.tables.Columns;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;

/** The settings of the learner. The defaults are the paper's, except where a description says otherwise. */
@LoadDefaultsForAbsentFields
final class UNetLearnerNodeParameters implements NodeParameters {

    @Section(title = "Model")
    interface ModelSection {
    }

    @Section(title = "Training")
    @After(ModelSection.class)
    interface TrainingSection {
    }

    @Section(title = "Loss")
    @After(TrainingSection.class)
    interface LossSection {
    }

    @Section(title = "Stopping")
    @After(LossSection.class)
    interface StoppingSection {
    }

    @Section(title = "Device and files")
    @After(StoppingSection.class)
    interface DeviceSection {
    }

    /** Numbers of the engine's arithmetic. */
    enum PrecisionChoice {
        /** Single precision. */
        @Label(value = "32 bit", description = "Single precision: works everywhere, and gives the same result in "
            + "every run on one machine.")
        FP32(Precision.FP32),
        /** bfloat16 convolutions. */
        @Label(value = "bfloat16", description = "Convolutions and feature maps in bfloat16; weights, loss and Adam in "
            + "32 bit. Faster, but only where the processor has instructions for it (avx512_bf16 or AMX), or on a "
            + "GPU; refused elsewhere.")
        BF16(Precision.BF16);

        private final Precision m_precision;

        PrecisionChoice(final Precision precision) {
            m_precision = precision;
        }
    }

    static final class BelowOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }

        @Override
        public boolean isExclusive() {
            return true;
        }
    }

    static final class MostFilters extends MaxValidation {
        @Override
        protected double getMax() {
            return NetworkConfig.MAX_BASE_FILTERS;
        }
    }

    static final class MostLevels extends MaxValidation {
        @Override
        protected double getMax() {
            return NetworkConfig.MAX_DEPTH;
        }
    }

    static final class MostEpochs extends MaxValidation {
        @Override
        protected double getMax() {
            return TrainingConfig.MAX_EPOCHS;
        }
    }

    static final class LargestAlpha extends MaxValidation {
        @Override
        protected double getMax() {
            return LossConfig.MAX_ALPHA;
        }
    }

    static final class SparsestHoldOut extends MinValidation {
        @Override
        protected double getMin() {
            return TrainingPlan.MIN_HOLD_OUT;
        }
    }

    /** One slice in ten, as a start. */
    static final class HoldOutDefault implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(final NodeParametersInput input) {
            return 10;
        }
    }

    /** As many as a new node has. */
    static final class ValidationPatchesDefault implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(final NodeParametersInput input) {
            return DEFAULT_VALIDATION_PATCHES;
        }
    }

    /** A cautious number of epochs. */
    static final class PatienceDefault implements DefaultValueProvider<Integer> {
        @Override
        public Integer computeState(final NodeParametersInput input) {
            return 10;
        }
    }

    /** An hour. */
    static final class TimeBudgetDefault implements DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 60.0;
        }
    }

    interface LossReference extends ParameterReference<LossChoice> {
    }

    static final class HasJaccardTerm implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(LossReference.class).isOneOf(LossChoice.CROSS_ENTROPY).negate();
        }
    }

    static final String PATCH_COLUMN = "Patch column";

    static final String MASK_COLUMN = "Mask column";

    static final String CHECKPOINT_FOLDER = "Checkpoint folder";

    static final String TENSORBOARD_FOLDER = "TensorBoard folder";

    static final String SCRATCH_FOLDER = "Scratch folder";

    static final String HOLD_OUT = "Hold out every n-th slice";

    static final String PATIENCE = "Stop early after epochs without improvement";

    private static final String BASE_FILTERS = "Base filters";

    private static final String DEPTH = "Depth";

    private static final String DROPOUT = "Dropout";

    private static final String EPOCHS = "Epochs";

    private static final String BATCH_SIZE = "Batch size";

    private static final String MINIBATCH_SHARE = "Share of minibatches per epoch";

    private static final String INITIAL_RATE = "Initial learning rate";

    private static final String FINAL_RATE = "Final learning rate";

    private static final String VALIDATION_PATCHES = "Validation patches at most";

    private static final String ALPHA = "Alpha (weight of the Jaccard term)";

    private static final String EPSILON = "Epsilon";

    private static final String TIME_BUDGET = "Time budget in minutes";

    private static final int DEFAULT_VALIDATION_PATCHES = 512;

    @Layout(ModelSection.class)
    @Widget(title = "Train", description = """
        Which models are trained. One model on all rows is what you want for production, and for a single rock. One \
        model for each rock type, or for every combination of rock types, answers the question of the paper: does a \
        model that has seen several rocks do as well on each of them as a model of its own? Models by rock type all \
        get the same number of slices, drawn evenly along each stack, so that they can be compared; rows beyond that \
        number are not used.""")
    @RadioButtonsWidget
    TrainMode m_train = TrainMode.ONE_MODEL;

    @Layout(ModelSection.class)
    @Widget(title = PATCH_COLUMN, description = """
        The image column with the grey patches (axes X, Y and Patch), in their native pixel type. All patches must \
        have one size and one pixel type. If none is chosen, the column "Patches" is taken, or else the first image \
        column.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    String m_patchColumn;

    @Layout(ModelSection.class)
    @Widget(title = MASK_COLUMN, description = """
        The image column with the masks of the patches; every pixel that is not zero is pore. A row without masks is \
        an error, because a model cannot learn from it: remove such rows before. If none is chosen, the column \
        "Patch masks" is taken.""")
    @ChoicesProvider(ImageColumnsProvider.class)
    String m_maskColumn;

    @Layout(ModelSection.class)
    @Widget(title = BASE_FILTERS, description = """
        How many filters the first level of the U-Net has; each level below has twice as many. The paper uses 32, half \
        of the original U-Net. Time grows nearly with the square. More filters can tell more textures apart, and need \
        more patches to learn from.""")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostFilters.class)
    int m_baseFilters = 32;

    @Layout(ModelSection.class)
    @Widget(title = DEPTH, description = """
        How often the image is halved on the way down; the paper uses 4. Each level doubles the surroundings that the \
        network sees around a pixel. A patch must be at least 2 to the power of this number wide and high. Fewer \
        levels are enough where the grey value alone nearly decides; more need larger patches.""")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostLevels.class)
    int m_depth = 4;

    @Layout(ModelSection.class)
    @Widget(title = "Batch normalisation", description = """
        Normalises the values after each convolution over the minibatch. Not in the paper. It may learn more slowly at \
        first. With very small batches its statistics are poor.""")
    @Advanced
    boolean m_batchNormalization;

    @Layout(ModelSection.class)
    @Widget(title = DROPOUT, description = """
        The share of the deepest level's values that are set to zero at random during training; 0 sets none, as in \
        the paper. Worth a try when the validation loss rises while the training loss falls and no more stacks are to \
        be had.""")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = BelowOne.class)
    @Advanced
    double m_dropout;

    @Layout(TrainingSection.class)
    @Widget(title = EPOCHS, description = """
        How many rounds the training takes. The learning rate falls from its initial to its final value over all of \
        them, so ten epochs are not the first half of twenty. The paper does not give a number. What counts is the \
        number of steps: patches divided by the batch size, times the share of minibatches, times the epochs; it \
        should be in the hundreds. Watch the validation IoU in the view.""")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = MostEpochs.class)
    int m_epochs = 30;

    @Layout(TrainingSection.class)
    @Widget(title = BATCH_SIZE, description = """
        How many patches make up one training step; the paper uses 32. Memory grows with it. If there are fewer \
        patches than this, all of them make up one batch and the node warns.""")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = LargestBatch.class)
    int m_batchSize = 32;

    @Layout(TrainingSection.class)
    @Widget(title = MINIBATCH_SHARE, description = """
        The share of all minibatches that one epoch uses, drawn anew each epoch. The paper uses a fifth (0.2): \
        neighbouring slices are alike, so an epoch need not see them all. It makes epochs shorter, and so validation \
        and checkpoints more frequent. Set it to 1 for a classical epoch, and for small tables.""")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    double m_minibatchShare = 0.2;

    @Layout(TrainingSection.class)
    @Widget(title = INITIAL_RATE, description = """
        The learning rate of the first epoch; the paper uses 0.001. If the loss jumps or becomes infinite, make it \
        smaller.""")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Advanced
    double m_initialRate = LearningRate.PAPER.initial();

    @Layout(TrainingSection.class)
    @Widget(title = FINAL_RATE, description = """
        The learning rate of the last epoch; in between it falls by the same factor each epoch. The paper uses \
        0.00001. It must not be above the initial rate.""")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Advanced
    double m_finalRate = LearningRate.PAPER.last();

    @Layout(TrainingSection.class)
    @Widget(title = HOLD_OUT, description = """
        Sets every n-th slice of each stack aside for validation, so that the learning curve shows how the model does \
        on slices it does not learn from. Off, nothing is held out. Neighbouring slices look alike, so this is kinder \
        to the model than another stack would be. Only used if no validation patches are connected.""")
    @NumberInputWidget(minValidation = SparsestHoldOut.class)
    @OptionalWidget(defaultProvider = HoldOutDefault.class)
    Optional<Integer> m_holdOutEvery = Optional.empty();

    @Layout(TrainingSection.class)
    @Widget(title = VALIDATION_PATCHES, description = """
        After each epoch the model is applied to at most this many validation patches, spread evenly over them. More \
        make the validation IoU steadier, and the epochs longer. Off, all of them are used.""")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = ValidationPatchesDefault.class)
    @Advanced
    Optional<Integer> m_validationPatches = Optional.of(DEFAULT_VALIDATION_PATCHES);

    @Layout(TrainingSection.class)
    @Widget(title = "Seed", description = """
        Where the initial weights and the order of the patches come from. The same seed with the same patches gives \
        the same model, bit for bit, on the same machine with the device "Processor" and 32 bit; on a GPU, or on \
        another kind of processor, results differ in the last digits. Different seeds show how much of a difference \
        between two models is luck.""")
    int m_seed = 1;

    @Layout(LossSection.class)
    @Widget(title = "Loss", description = """
        What the training minimises. The paper's eq. (1) adds a Jaccard term to the cross-entropy, pixel by pixel. The \
        same idea over the whole minibatch learned faster in our trials, and is therefore the default here; choose \
        eq. (1) with α = 1 for the paper's own recipe.""")
    @ValueReference(LossReference.class)
    LossChoice m_loss = LossChoice.BATCH_SOFT_JACCARD;

    @Layout(LossSection.class)
    @Widget(title = ALPHA, description = """
        How much the Jaccard term counts beside the cross-entropy. The paper does not say which value it used; 1 \
        weighs both alike. With eq. (1) as printed, a smaller weight may learn faster.""")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = LargestAlpha.class)
    @Effect(predicate = HasJaccardTerm.class, type = EffectType.SHOW)
    double m_alpha = 1;

    @Layout(LossSection.class)
    @Widget(title = EPSILON, description = """
        A small number that keeps the Jaccard term finite; the paper uses 0.00001. With eq. (1), larger values make \
        the term gentler in solid pixels.""")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class, maxValidation = AtMostOne.class)
    @Effect(predicate = HasJaccardTerm.class, type = EffectType.SHOW)
    @Advanced
    double m_epsilon = LossConfig.PAPER.epsilon();

    @Layout(StoppingSection.class)
    @Widget(title = PATIENCE, description = """
        Ends the training of a model when its validation IoU has not improved for so many epochs, and keeps the best \
        model instead of the last. Off, all epochs run. It needs validation patches. Since the learning rate falls \
        until the last epoch, a small number may stop before the slow, late gains.""")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @OptionalWidget(defaultProvider = PatienceDefault.class)
    Optional<Integer> m_patience = Optional.empty();

    @Layout(StoppingSection.class)
    @Widget(title = TIME_BUDGET, description = """
        Ends the training when this time is over and keeps what has been learned. With several models each gets an \
        equal part of it. Off, there is no limit. A result that was cut by time depends on the speed of the machine, \
        and the node warns.""")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = TimeBudgetDefault.class)
    Optional<Double> m_timeBudget = Optional.empty();

    @Layout(DeviceSection.class)
    @Widget(title = "Device", description = """
        Where the network is trained. A GPU needs the TensorFlow libraries for NVIDIA GPUs from the update site, and \
        on the machine NVIDIA's driver, CUDA 12.3 and cuDNN 8.9. "Automatic" falls back to the processor; the node \
        says why if those libraries are installed.""")
    @ValueSwitchWidget
    @ValueReference(DeviceReference.class)
    DeviceKind m_device = DeviceKind.AUTO;

    @Layout(DeviceSection.class)
    @Widget(title = DeviceKind.GPU_NUMBER, description = "The number of the GPU to use, counted from 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = LargestGpu.class)
    @Effect(predicate = IsGpu.class, type = EffectType.SHOW)
    int m_gpu;

    @Layout(DeviceSection.class)
    @Widget(title = "Precision", description = """
        The number format of the convolutions. 32 bit is the safe choice. On a processor with instructions for it \
        bfloat16 is faster, at the cost of a little accuracy. The model keeps its format: it also predicts in it.""")
    @ValueSwitchWidget
    @Advanced
    PrecisionChoice m_precision = PrecisionChoice.FP32;

    @Layout(DeviceSection.class)
    @Widget(title = CHECKPOINT_FOLDER, description = """
        A folder in which the state of the training is kept after each epoch, so that a training that was cancelled, \
        or died with the machine, can be resumed; several models get a folder each inside it. A file named "stop" \
        put into the folder while the node trains ends the model in training after the current step and keeps it; \
        models to come are then not trained. Put into a model's own folder it ends that model alone. An absolute path, \
        or one relative to the workflow; the folder is made if it is not there. Off, nothing is kept.""")
    @LocalFileWriterWidget(placeholder = "checkpoints")
    Optional<String> m_checkpointFolder = Optional.empty();

    @Layout(DeviceSection.class)
    @Widget(title = "Resume from the checkpoint", description = """
        Goes on from the state in the checkpoint folder, if there is one, and ends with the same model as a training \
        that was never interrupted. It must be of the same settings and patches; otherwise the node says what \
        differs. Without this, training starts anew, and an earlier state is renamed to "checkpoint.bin.old". It does \
        nothing without a checkpoint folder.""")
    boolean m_resume;

    @Layout(DeviceSection.class)
    @Widget(title = TENSORBOARD_FOLDER, description = """
        A folder in which event files are written while the node trains, so that TensorBoard shows the loss of every \
        step, the learning rate, the validation loss and IoU, and a few validation patches with their errors (false \
        negatives blue, false positives red). Several models get a folder each inside it. Off, none are written; the \
        view of this node shows the curves anyway, once it has finished.""")
    @LocalFileWriterWidget(placeholder = "tensorboard")
    @Advanced
    Optional<String> m_tensorBoardFolder = Optional.empty();

    @Layout(DeviceSection.class)
    @Widget(title = SCRATCH_FOLDER, description = """
        Where the patches are packed while training, in their native pixel type; the file is removed at the end. It \
        should be on a fast local disk with room for all patches and masks. It is made if it is not there. Off, \
        KNIME's folder for temporary files is used.""")
    @LocalFileWriterWidget
    @Advanced
    Optional<String> m_scratchFolder = Optional.empty();

    /** For KNIME, which then loads stored settings. */
    UNetLearnerNodeParameters() {
        // defaults are set at the fields
    }

    /** Guesses the columns for a new node's dialog. */
    UNetLearnerNodeParameters(final NodeParametersInput input) {
        final Optional<DataTableSpec> table = input.getInTableSpec(0);
        m_patchColumn = table.flatMap(spec -> guess(spec, Columns.PATCHES)).orElse(null);
        m_maskColumn = table.flatMap(spec -> guess(spec, Columns.PATCH_MASKS)).orElse(null);
    }

    private static Optional<String> guess(final DataTableSpec spec, final String name) {
        return Optional.ofNullable(spec.getColumnSpec(name))
            .filter(column -> column.getType().isCompatible(ImageCellWriter.VALUE)).map(column -> name);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        validateModel();
        validateTraining();
        validateStopping();
        for (final Map.Entry<String, Optional<String>> folder : folders()) {
            SettingChecks.requireText(folder.getKey(), folder.getValue());
        }
    }

    private void validateModel() throws InvalidSettingsException {
        SettingChecks.require(BASE_FILTERS, m_baseFilters, NetworkConfig.BASE_FILTERS);
        SettingChecks.require(DEPTH, m_depth, NetworkConfig.DEPTH);
        final int most = NetworkConfig.MAX_FILTERS >> m_depth;
        SettingChecks.require(m_baseFilters <= most, BASE_FILTERS,
            "at most " + most + " where \"" + DEPTH + "\" is " + m_depth, m_baseFilters);
        SettingChecks.require(DROPOUT, m_dropout, NetworkConfig.DROPOUT);
    }

    private void validateTraining() throws InvalidSettingsException {
        SettingChecks.require(EPOCHS, m_epochs, TrainingConfig.EPOCHS);
        SettingChecks.require(BATCH_SIZE, m_batchSize, TrainingConfig.BATCH_SIZE);
        SettingChecks.require(MINIBATCH_SHARE, m_minibatchShare, TrainingConfig.MINIBATCH_SHARE);
        SettingChecks.require(INITIAL_RATE, m_initialRate, LearningRate.RATE);
        SettingChecks.require(FINAL_RATE, m_finalRate, LearningRate.RATE);
        SettingChecks.require(m_finalRate <= m_initialRate, FINAL_RATE,
            "at most \"" + INITIAL_RATE + "\", " + Range.text(m_initialRate), m_finalRate);
        SettingChecks.requireAtLeast(HOLD_OUT, m_holdOutEvery, TrainingPlan.MIN_HOLD_OUT);
        SettingChecks.requireAtLeast(VALIDATION_PATCHES, m_validationPatches, 1);
        SettingChecks.require(ALPHA, m_alpha, LossConfig.ALPHA);
        SettingChecks.require(EPSILON, m_epsilon, LossConfig.EPSILON);
    }

    private void validateStopping() throws InvalidSettingsException {
        SettingChecks.requireAtLeast(PATIENCE, m_patience, 1);
        final double minutes = m_timeBudget.orElse(1.0);
        SettingChecks.require(minutes > 0 && Double.isFinite(minutes), TIME_BUDGET,
            "a number of minutes above 0, or switched off", minutes);
        m_device.requireNumber(m_gpu);
    }

    /**
     * @param models number of models that share the time budget
     * @return the engine's settings of each training
     * @throws UserError if a setting is out of its range
     */
    TrainingConfig config(final int models) {
        final long seconds = m_timeBudget.map(minutes -> Math.max(1, Math.round(minutes * 60 / models))).orElse(0L);
        return new TrainingConfig(new NetworkConfig(m_baseFilters, m_depth, m_batchNormalization, m_dropout),
            new LossConfig(m_loss.kind(), m_alpha, m_epsilon), new LearningRate(m_initialRate, m_finalRate),
            m_batchSize, m_epochs, m_minibatchShare, new Stopping(m_patience.orElse(0), seconds), m_seed,
            m_precision.m_precision, m_device.choice(m_gpu));
    }

    /** The folders that can be switched off, by their titles. */
    private List<Map.Entry<String, Optional<String>>> folders() {
        return List.of(Map.entry(CHECKPOINT_FOLDER, m_checkpointFolder),
            Map.entry(TENSORBOARD_FOLDER, m_tensorBoardFolder), Map.entry(SCRATCH_FOLDER, m_scratchFolder));
    }

    /** @throws InvalidSettingsException if a folder is chosen that cannot be written to, as far as can be known now */
    void requireWritableFolders() throws InvalidSettingsException {
        for (final Map.Entry<String, Optional<String>> folder : folders()) {
            final Optional<Path> path = WorkflowPaths.resolve(folder.getKey(), folder.getValue());
            if (path.isPresent()) {
                OutputFolders.requireWritable(folder.getKey(), path.get());
            }
        }
    }
}
