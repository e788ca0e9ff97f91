package org.poreseg.knime.predictor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataTableSpec;
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
import org.poreseg.files.Disk;
import org.poreseg.files.ScratchFolder;
import org.poreseg.knime.imagecell.ImageSize;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec;
import org.poreseg.knime.support.NativeLibraries;
import org.poreseg.knime.support.NodeMessages;
import org.poreseg.knime.support.NodeWork;
import org.poreseg.knime.support.TemporarySpace;
import org.poreseg.knime.tables.Choice;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.PatchRows;
import org.poreseg.knime.tables.PatchTotals;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.model.ModelFile;
import org.poreseg.unet.model.ModelInfo;
import org.poreseg.unet.model.SavedModelPredictor;
import org.poreseg.unet.runtime.TensorFlowRuntime;

/** The U-Net Predictor node. */
public final class UNetPredictorNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION = """
        <p>
        Applies trained U-Nets to grey patches and gives, for each pixel, the probability that it is pore. The patches
        come from the Patch Tiler; the Mask Assembler behind this node blends the probabilities of the patches into
        whole slices and cuts them at a threshold.
        </p>
        <p>
        With several models at the port, every patch is read once and goes through all of them: the output has a row
        for each row of patches and model, first all rows of the first model, then those of the second, and so on. The
        key of a row is that of the patches, a slash, and the model's name.
        </p>
        <p>
        Grey values are scaled by the intensity window that each row carries. If that window was found in another way
        than in training (say, by percentiles instead of minimum and maximum), the node warns. A model can only be
        applied to patches of the pixel type it was trained on; anything else is an error. On the processor, the same
        patches always give the same probabilities.
        </p>
        <p>
        The probabilities take four bytes a pixel, patch and model. The node says how much disk space that is, and fails
        before it begins where KNIME's folder for temporary files has not the room. In a table KNIME draws images of
        floats over the whole range of their type, so that these all look the same grey; those of the Mask Assembler
        look right.
        </p>
        """;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("U-Net Predictor") //
        .icon("predictor.png") //
        .shortDescription("Applies U-Nets to grey patches: the probability of pore for each pixel.") //
        .fullDescription(DESCRIPTION) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("U-Net models", "The models to apply, from the U-Net Learner or the U-Net Model Reader.",
                UNetModelsPortObject.TYPE) //
            .addInputTable("Patches", """
                Patches as the Patch Tiler makes them. Needed columns: the patches, "Stack", "Slice", "Intensity low"
                and "Intensity high". Masks are not needed, and not used.""") //
            .addOutputTable("Predicted patches", """
                The rows of the patches, once for each model, with three more columns: "Model", the name of the model,
                "Model rock types", the list of the rock types it was trained on, and "Probabilities", an image of
                32-bit floats (axes X, Y and Patch) with the probability of pore for each pixel of each patch.""")) //
        .model(m -> m //
            .parametersClass(UNetPredictorNodeParameters.class) //
            .configure(NodeWork.configuring(UNetPredictorNodeFactory::configure)) //
            .execute(UNetPredictorNodeFactory::execute)) //
        .nodeType(NodeType.Predictor) //
        .keywords("U-Net", "segmentation", "inference", "apply", "porous media", "CT", "TensorFlow");

    /** For KNIME. */
    public UNetPredictorNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final UNetPredictorNodeParameters parameters = in.getParameters();
        parameters.validate();
        final UNetModelsPortObjectSpec models = in.getInPortSpec(UNetPredictorNodeParameters.MODELS_PORT);
        if (!models.models().isEmpty()) {
            parameters.select(models.names());
        }
        final DataTableSpec table = in.getInTableSpec(UNetPredictorNodeParameters.PATCHES_PORT);
        rows(table, parameters);
        out.setOutSpecs(PredictedTable.spec(table));
    }

    private static PatchRows rows(final DataTableSpec table, final UNetPredictorNodeParameters parameters)
        throws InvalidSettingsException {
        return PatchRows.in(new ColumnFinder(table),
            new Choice(UNetPredictorNodeParameters.PATCH_COLUMN, parameters.m_patchColumn));
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        NodeWork.run(in.getExecutionContext(), monitor -> {
            try (ScratchFolder scratch = ScratchFolder.make(TemporarySpace.root(), "poreseg-models")) {
                predict(in, out, scratch.path(), monitor);
            }
            return null;
        });
    }

    private static void predict(final ExecuteInput in, final ExecuteOutput out, final Path scratch,
        final WorkMonitor monitor) throws Exception { // NOSONAR: sorted out by NodeWork
        final UNetPredictorNodeParameters parameters = in.getParameters();
        final BufferedDataTable table = in.getInTable(UNetPredictorNodeParameters.PATCHES_PORT);
        final UNetModelsPortObject port = in.getInPortObject(UNetPredictorNodeParameters.MODELS_PORT);
        final ModelFile file = port.open();
        final List<String> selected = parameters.select(file.models().stream().map(ModelInfo::name).toList());
        final List<ModelInfo> models =
            file.models().stream().filter(model -> selected.contains(model.name())).toList();
        final TensorFlowRuntime runtime = NativeLibraries.start();
        final List<String> warnings = new ArrayList<>(runtime.fallBack(parameters.device()).stream().toList());
        for (final ModelInfo model : models) {
            runtime.problem(model.training().precision(), parameters.device()).ifPresent(problem -> warnings.add(
                "The model \"" + model.name() + "\" computes in bfloat16. " + problem + ", so it may be slow."));
        }

        final PatchRows rows = rows(table.getDataTableSpec(), parameters);
        final PatchTotals totals = rows.totals(table, monitor);
        final long bytes = ImageSize.bytes(totals.pixels(), Float.SIZE) * models.size();
        TemporarySpace.require("The probabilities", bytes);
        final List<SavedModelPredictor> predictors = new ArrayList<>();
        try (PatchReader reader = new PatchReader(table, rows, parameters.m_batchSize, models,
            !runtime.isOnGpu(parameters.device()));
             PredictedTable predicted =
                 new PredictedTable(table.getDataTableSpec(), models.stream().map(ModelInfo::outline).toList(),
                     in.getExecutionContext());
             AutoCloseable closing = () -> predictors.forEach(SavedModelPredictor::close)) {
            for (int i = 0; i < models.size(); i++) {
                monitor.checkCanceled();
                monitor.report(0, "Opening model " + models.get(i).name());
                predictors.add(SavedModelPredictor.open(
                    file.extract(models.get(i).name(), scratch.resolve("model" + i)), parameters.device()));
            }
            new UNetPredictor().run(reader, predictors, predicted::add, totals.patches(),
                Disk.text(bytes), monitor);
            warnings.addAll(reader.warnings());
            NodeMessages.warn(out, warnings);
            out.setOutData(predicted.finish());
        }
    }
}
