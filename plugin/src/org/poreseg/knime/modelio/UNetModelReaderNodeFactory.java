package org.poreseg.knime.modelio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.knime.core.node.CanceledExecutionException;
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
import org.poreseg.errors.UserError;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec;
import org.poreseg.knime.support.NodeWork;
import org.poreseg.knime.support.WorkflowPaths;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.model.ModelFile;
import org.poreseg.unet.model.ModelInfo;

/** The U-Net Model Reader node. */
public final class UNetModelReaderNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION = """
        <p>
        Reads models that the U-Net Model Writer has written, ready for the U-Net Predictor. No training data are
        needed. The checksum of every model is compared when it is read, so that a damaged or truncated file is found
        here and not by wrong masks later.
        </p>
        """;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("U-Net Model Reader") //
        .icon("modelreader.png") //
        .shortDescription("Reads U-Net models from a plain file.") //
        .fullDescription(DESCRIPTION) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addOutputPort("U-Net models", "The models of the file, in its order.", UNetModelsPortObject.TYPE)) //
        .model(m -> m //
            .parametersClass(UNetModelReaderNodeParameters.class) //
            .configure(UNetModelReaderNodeFactory::configure) //
            .execute(UNetModelReaderNodeFactory::execute)) //
        .nodeType(NodeType.Source) //
        .keywords("U-Net", "model", "load", "import", "pretrained");

    /** For KNIME. */
    public UNetModelReaderNodeFactory() {
        super(NODE);
    }

    /** The spec tells the models before execution where the file is there already: its description is read quickly. */
    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        UNetModelsPortObjectSpec spec = new UNetModelsPortObjectSpec();
        try {
            final Path file = file(in.<UNetModelReaderNodeParameters> getParameters());
            spec = UNetModelsPortObject.spec(ModelFile.read(file).models());
        } catch (final IOException | UserError e) {
            // an earlier node of the workflow may still write the file; execution will tell
            out.setWarningMessage(e.getMessage());
        }
        out.setOutSpecs(spec);
    }

    private static Path file(final UNetModelReaderNodeParameters parameters) throws InvalidSettingsException {
        final Path file = WorkflowPaths.resolve(UNetModelReaderNodeParameters.FILE, parameters.m_file);
        if (!Files.isRegularFile(file)) {
            throw UserError
                .found("The model file " + file + (Files.exists(file) ? " is not a file" : " does not exist"))
                .advice("Choose the file that a U-Net Model Writer has written");
        }
        return file;
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        NodeWork.run(in.getExecutionContext(), monitor -> {
            final Path file = file(in.<UNetModelReaderNodeParameters> getParameters());
            out.setOutData(UNetModelsPortObject.create(in.getExecutionContext(), to -> {
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                verify(to, file, monitor);
            }));
            return null;
        });
    }

    /** Unpacks each model once: that compares its checksum. The copy is verified, so that nothing can change behind. */
    private static void verify(final Path copy, final Path file, final WorkMonitor monitor) throws IOException {
        final Path scratch = FileUtil.createTempDir("poreseg-models").toPath();
        try {
            final ModelFile models = ModelFile.read(copy);
            for (final ModelInfo model : models.models()) {
                monitor.checkCanceled();
                monitor.report(0, "Verifying model " + model.name());
                models.extract(model.name(), scratch);
            }
        } catch (final UserError e) {
            throw e.in("The model file " + file + " cannot be used");
        } catch (final IOException e) {
            throw new IOException("The model file " + file + " cannot be used: " + e.getMessage(), e);
        } finally {
            FileUtil.deleteRecursively(scratch.toFile());
        }
    }
}
