package org.poreseg.knime.learner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.poreseg.files.ScratchFolder;
import org.poreseg.knime.modelport.RockTypeModels;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec;
import org.poreseg.knime.support.NativeLibraries;
import org.poreseg.knime.support.NodeMessages;
import org.poreseg.knime.support.NodeWork;
import org.poreseg.knime.support.OutputFolders;
import org.poreseg.knime.support.TemporarySpace;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.knime.tables.Choice;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.PatchRows;
import org.poreseg.knime.views.PageJson;
import org.poreseg.knime.views.ViewPage;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.model.ModelFile;
import org.poreseg.unet.model.ModelOutline;
import org.poreseg.unet.model.PatchKind;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.poreseg.unet.training.Trainer;

/** The U-Net Learner node. */
public final class UNetLearnerNodeFactory extends DefaultNodeFactory {

    private static final String TRAINING = "Training patches";

    private static final String VALIDATION = "Validation patches";

    /** The beginning of the names of scratch folders. */
    private static final String SCRATCH = "poreseg-training";

    /** The share of the progress bar that reading the tables takes. */
    private static final double READING = 0.05;

    private static final String DESCRIPTION = """
        <p>
        Trains one or more U-Nets to tell pore from solid in grey-value CT slices of rock or soil. The network is the
        one of the paper "Segmentation and Classification of Porous Media X-ray Images using Convolutional Neural
        Networks": an encoder and a decoder of 3 by 3 convolutions with skip connections, 32 filters on the first
        level, four poolings, ELU activations, and a softmax over the two classes pore and solid for each pixel.
        Training minimises cross-entropy with a Jaccard term by the Adam method, with a learning rate that falls from
        epoch to epoch; each epoch uses a fifth of the minibatches. No augmentation is made.
        </p>
        <p>
        The patches come from the Patch Tiler. Their grey values are scaled to the range from -0.5 to 0.5 by the
        intensity window that each row carries, and the model remembers how that window was found, so that the
        Predictor can warn when other slices are treated differently. The order of the rows does not matter.
        </p>
        <p>
        <b>How long it takes.</b> The progress message tells the epoch, the loss, the validation IoU and the time left.
        Cancelling answers within one step. Long trainings should have a checkpoint folder, from which they can be
        resumed.
        </p>
        <p>
        <b>Memory.</b> Patches are packed in a file on disk, so that their number does not matter. TensorFlow takes
        memory outside the Java heap; the node refuses a training that does not fit the machine, and warns when it
        will be tight.
        </p>
        """;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("U-Net Learner") //
        .icon("learner.png") //
        .shortDescription("Trains U-Nets that segment pore space, from grey patches and their masks.") //
        .fullDescription(DESCRIPTION) //
        .sinceVersion(5, 8, 0) //
        .dynamicPorts(p -> p //
            .addInputPortGroup(TRAINING, group -> group.name(TRAINING).description("""
                Patches with masks, as the Patch Tiler makes them. Needed columns: the patches and their masks, "Stack",
                "Slice", "Intensity low" and "Intensity high"; "Rock type" if models are trained by rock type. All
                patches must have one size, one pixel type and one kind of intensity window.""")
                .fixed(BufferedDataTable.TYPE)) //
            .addOutputPortGroup("U-Net models", group -> group.name("U-Net models").description("""
                The trained models, each named after its rock types, with all that is known about their training.""")
                .fixed(UNetModelsPortObject.TYPE)) //
            .addOutputPortGroup("Learning curve", group -> group.name("Learning curve").description("""
                One row for each model and epoch: the model's name, the epoch, the steps done so far, the learning rate,
                the mean loss of the epoch's steps and its two terms (the Jaccard term before it is multiplied by
                alpha), the loss and the IoU of pore on the validation patches (missing if there are none), and the
                seconds of training so far.""").fixed(BufferedDataTable.TYPE)) //
            // KNIME wants the optional ports behind the fixed ones, those of the other side included
            .addInputPortGroup(VALIDATION, group -> group.name(VALIDATION).description("""
                Patches of slices or stacks that the models do not learn from, with the same columns. After each epoch
                the loss and the IoU of pore on them are added to the learning curve. Models by rock type are validated
                on the patches of their own rock types.""").optional().supportedTypes(BufferedDataTable.TYPE))) //
        .model(m -> m //
            .parametersClass(UNetLearnerNodeParameters.class) //
            .configure(NodeWork.configuring(UNetLearnerNodeFactory::configure)) //
            .execute(UNetLearnerNodeFactory::execute)) //
        .addView(v -> v //
            .withoutParameters() //
            .description("""
                The learning curves of all models: loss and its terms, learning rate, and the loss and the IoU on the
                validation patches, against the steps.""") //
            .page(ViewPage.LEARNER::create) //
            .initialData(data -> data
                .data(view -> PageJson.of(LearningCurveTable.document(view.getInternalTables()[0])))
                .serializer(json -> json))) //
        .nodeType(NodeType.Learner) //
        .keywords("U-Net", "segmentation", "deep learning", "training", "porous media", "CT", "convolutional",
            "TensorFlow");

    /** For KNIME. */
    public UNetLearnerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final UNetLearnerNodeParameters parameters = in.getParameters();
        parameters.validate();
        final DataTableSpec[] tables = in.getInTableSpecs();
        rows(tables[0], parameters, TRAINING);
        final boolean validates = tables.length > 1;
        if (validates) {
            rows(tables[1], parameters, VALIDATION);
        }
        if (parameters.m_patience.isPresent() && !validates && parameters.m_holdOutEvery.isEmpty()) {
            throw new InvalidSettingsException("\"" + UNetLearnerNodeParameters.PATIENCE + "\" needs validation "
                + "patches: connect some, or switch on \"" + UNetLearnerNodeParameters.HOLD_OUT + "\".");
        }
        parameters.requireWritableFolders();
        out.setOutSpecs(new UNetModelsPortObjectSpec(plannedModels(parameters, tables[0])),
            LearningCurveTable.spec());
    }

    /** The models' names as far as the domain of the rock types tells them; none if it does not. */
    private static List<ModelOutline> plannedModels(final UNetLearnerNodeParameters parameters,
        final DataTableSpec table) {
        final DataColumnSpec rockType = table.getColumnSpec(Columns.ROCK_TYPE);
        if (rockType == null) {
            return List.of(RockTypeModels.outline(List.of()));
        }
        final Set<DataCell> values = rockType.getDomain().getValues();
        if (values == null || values.isEmpty()) {
            return List.of();
        }
        final List<String> types = values.stream().map(value -> ((StringValue)value).getStringValue().strip())
            .filter(type -> !type.isEmpty()).distinct().sorted().toList();
        return RockTypeModels.combinations(parameters.m_train, types).stream().map(RockTypeModels::outline).toList();
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final UNetLearnerNodeParameters parameters = in.getParameters();
        NodeWork.run(in.getExecutionContext(), monitor -> {
            final Checkpoints checkpoints = new Checkpoints(parameters);
            NativeLibraries.start();
            final TensorFlowRuntime runtime = Trainer.requireDevice(parameters.config(1));
            try (ScratchFolder scratch = scratchFolder(parameters)) {
                train(new UNetLearner(parameters, checkpoints, scratch.path(), runtime), in, out, scratch.path(),
                    monitor);
            }
            return null;
        });
    }

    /** A new folder for scratch files. */
    private static ScratchFolder scratchFolder(final UNetLearnerNodeParameters parameters)
        throws IOException, InvalidSettingsException {
        final Optional<Path> chosen =
            WorkflowPaths.resolve(UNetLearnerNodeParameters.SCRATCH_FOLDER, parameters.m_scratchFolder);
        if (chosen.isPresent()) {
            OutputFolders.make(chosen.get());
        }
        return ScratchFolder.make(chosen.orElseGet(TemporarySpace::root), SCRATCH);
    }

    private static void train(final UNetLearner learner, final ExecuteInput in, final ExecuteOutput out,
        final Path scratch, final WorkMonitor monitor) throws IOException, InvalidSettingsException {
        final UNetLearnerNodeParameters parameters = in.getParameters();
        final BufferedDataTable table = in.getInTables()[0];
        final PatchRows rows = rows(table.getDataTableSpec(), parameters, TRAINING);
        final BufferedDataTable validationTable = in.getInTables().length < 2 ? null : in.getInTables()[1];
        final PatchRows validationRows =
            validationTable == null ? null : rows(validationTable.getDataTableSpec(), parameters, VALIDATION);

        final PatchKind kind = rows.firstKind(table);
        Trainer.requireFits(parameters.config(1), kind.width(), kind.height());
        if (validationTable != null) {
            kind.requireValidation(validationRows.firstKind(validationTable));
        }
        try (PatchSet training = new PatchSet(kind, lower(TRAINING), scratch);
             PatchSet validation =
                 validationTable == null ? null : new PatchSet(kind, lower(VALIDATION), scratch)) {
            final boolean byRockType = parameters.m_train != TrainMode.ONE_MODEL;
            training.requireSpace(rows.totals(table, monitor).patches()
                + (validation == null ? 0 : validationRows.totals(validationTable, monitor).patches()));
            training.read(table, rows, byRockType, monitor.part(0, READING));
            if (validation != null) {
                validation.read(validationTable, validationRows, byRockType, monitor.part(READING, 2 * READING));
            }
            final List<ModelFile.Source> models =
                learner.train(training, validation, monitor.part(2 * READING, 1));
            out.setOutData(0, UNetModelsPortObject.create(in.getExecutionContext(),
                file -> ModelFile.write(file, models)));
            final BufferedDataTable curve = LearningCurveTable
                .create(models.stream().map(ModelFile.Source::info).toList(), in.getExecutionContext());
            out.setOutData(1, curve);
            out.setInternalData(curve);
            NodeMessages.warn(out, learner.warnings());
        }
    }

    private static PatchRows rows(final DataTableSpec spec, final UNetLearnerNodeParameters parameters,
        final String port) throws InvalidSettingsException {
        final ColumnFinder table = new ColumnFinder(spec, lower(port));
        if (parameters.m_train != TrainMode.ONE_MODEL) {
            table.named(Columns.ROCK_TYPE, StringValue.class);
        }
        return PatchRows.in(table, new Choice(UNetLearnerNodeParameters.PATCH_COLUMN, parameters.m_patchColumn),
            new Choice(UNetLearnerNodeParameters.MASK_COLUMN, parameters.m_maskColumn));
    }

    private static String lower(final String port) {
        return port.toLowerCase(Locale.ROOT);
    }
}
