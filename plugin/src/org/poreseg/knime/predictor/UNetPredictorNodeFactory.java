package org.poreseg.knime.predictor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.util.FileUtil;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec;
import org.poreseg.knime.predictor.PatchReader.Batch;
import org.poreseg.knime.support.NativeLibraries;
import org.poreseg.knime.support.NodeWork;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.WindowColumns;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.ModelFile;
import org.poreseg.unet.ModelInfo;
import org.poreseg.unet.SavedModelPredictor;
import org.poreseg.unet.TensorFlowRuntime;

/** The U-Net Predictor node. */
public final class UNetPredictorNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION = """
        <p>
        Applies trained U-Nets to grey patches and gives, for each pixel, the probability that it is pore. The patches
        come from the Patch Tiler; the Mask Assembler behind this node blends the probabilities of the patches into
        whole slices and cuts them at a threshold.
        </p>
        <p>
        With several models at the port, every patch is read once and goes through all of them: the output has one
        row for each patch and model, first all patches of the first model, then those of the second, and so on. With
        one model the rows keep their keys; with several, the key is the patch's key, a slash, and the model's name.
        </p>
        <p>
        Grey values are scaled by the intensity window that each row carries. If that window was found in another way
        than in training (say, by percentiles instead of minimum and maximum), the node warns. A model can only be
        applied to patches of the pixel type it was trained on; anything else is an error. On the processor, the same
        patches always give the same probabilities.
        </p>
        <p>
        In a table KNIME draws images of floats over the whole range of their type, so that probabilities all look the
        same grey. The Image Viewer shows them with the setting "Normalize".
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
                Patches as the Patch Tiler makes them. Needed columns: the patch, "Intensity low" and "Intensity
                high". Masks are not needed, and not used.""") //
            .addOutputTable("Predicted patches", """
                The rows of the patches, once for each model, with two more columns: "Model", the name of the model, and
                "Probability", an image of 32-bit floats with the probability of pore for each pixel.""")) //
        .model(m -> m //
            .parametersClass(UNetPredictorNodeParameters.class) //
            .configure(UNetPredictorNodeFactory::configure) //
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
        patchColumn(table, parameters);
        WindowColumns.find(table);
        out.setOutSpecs(outSpec(table));
    }

    private static int patchColumn(final DataTableSpec table, final UNetPredictorNodeParameters parameters)
        throws InvalidSettingsException {
        return ColumnFinder.index(table, ColumnFinder.require(table, UNetPredictorNodeParameters.PATCH_COLUMN,
            parameters.m_patchColumn, Columns.PATCH, ImageCellWriter.VALUE));
    }

    private static DataTableSpec outSpec(final DataTableSpec table) throws InvalidSettingsException {
        for (final String added : List.of(Columns.MODEL, Columns.PROBABILITY)) {
            if (table.containsName(added)) {
                throw new InvalidSettingsException("The input table already has a column \"" + added
                    + "\", which this node adds. Remove or rename it.");
            }
        }
        return new DataTableSpecCreator(table)
            .addColumns(new DataColumnSpecCreator(Columns.MODEL, StringCell.TYPE).createSpec(),
                new DataColumnSpecCreator(Columns.PROBABILITY, ImageCellWriter.TYPE).createSpec())
            .createSpec();
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        NodeWork.run(in.getExecutionContext(), monitor -> {
            final Path scratch = FileUtil.createTempDir("poreseg-models").toPath();
            try {
                predict(in, out, scratch, monitor);
            } finally {
                FileUtil.deleteRecursively(scratch.toFile());
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
        final ExecutionContext exec = in.getExecutionContext();
        final TensorFlowRuntime runtime = NativeLibraries.start();
        final List<String> warnings = new ArrayList<>(runtime.fallBack(parameters.device()).stream().toList());
        for (final ModelInfo model : models) {
            runtime.problem(model.training().precision(), parameters.device()).ifPresent(problem -> warnings.add(
                "The model \"" + model.name() + "\" computes in bfloat16. " + problem + ", so it may be slow."));
        }

        final List<SavedModelPredictor> predictors = new ArrayList<>();
        final List<BufferedDataContainer> tables = new ArrayList<>();
        // one a table: tables are written to disk in threads of their own, which must not share a file for images
        final List<ImageCellWriter> images = new ArrayList<>();
        try (PatchReader reader = new PatchReader(table, patchColumn(table.getDataTableSpec(), parameters),
            WindowColumns.find(table.getDataTableSpec()), parameters.m_batchSize, models,
            !runtime.isOnGpu(parameters.device()));
             AutoCloseable closing = () -> predictors.forEach(SavedModelPredictor::close)) {
            for (int i = 0; i < models.size(); i++) {
                monitor.checkCanceled();
                monitor.report(0, "Opening model " + models.get(i).name());
                predictors.add(SavedModelPredictor.open(
                    file.extract(models.get(i).name(), scratch.resolve("model" + i)), parameters.device()));
                // a table a model, so that the rows of a slice stay together whatever the number of models
                tables.add(exec.createDataContainer(outSpec(table.getDataTableSpec())));
                images.add(new ImageCellWriter(exec));
            }
            new UNetPredictor().run(reader, predictors, (model, batch, probabilities) -> write(tables.get(model), batch,
                probabilities, models.get(model).name(), models.size() > 1, images.get(model)), table.size(), monitor);
            warnings.addAll(reader.warnings());
            if (!warnings.isEmpty()) {
                out.setWarningMessage(String.join("\n", warnings));
            }
            for (final BufferedDataContainer other : tables.subList(1, tables.size())) {
                append(other, tables.get(0), exec);
            }
        } finally {
            tables.stream().filter(BufferedDataContainer::isOpen).forEach(BufferedDataContainer::close);
        }
        out.setOutData(tables.get(0).getTable());
    }

    /** Moves the rows of a model behind those of the models before it. Their images are not copied. */
    private static void append(final BufferedDataContainer model, final BufferedDataContainer all,
        final ExecutionContext exec) throws CanceledExecutionException {
        model.close();
        final BufferedDataTable table = model.getTable();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                exec.checkCanceled();
                all.addRowToTable(rows.next());
            }
        }
        exec.clearTable(table);
    }

    private static void write(final BufferedDataContainer table, final Batch batch,
        final List<ProbabilityMap> probabilities, final String model, final boolean several,
        final ImageCellWriter images) throws IOException {
        final DataCell name = new StringCell(model);
        for (int i = 0; i < probabilities.size(); i++) {
            final DataRow row = batch.rows().get(i);
            final int columns = row.getNumCells();
            final DataCell[] cells = new DataCell[columns + 2];
            for (int column = 0; column < columns; column++) {
                cells[column] = row.getCell(column);
            }
            cells[columns] = name;
            cells[columns + 1] = images.probabilities(probabilities.get(i), model);
            table.addRowToTable(new DefaultRow(
                several ? new RowKey(row.getKey().getString() + "/" + model) : row.getKey(), cells));
        }
    }
}
