package org.poreseg.knime.modelio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
import org.poreseg.errors.UserError;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec;
import org.poreseg.knime.support.NodeMessages;
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
        needed. Everything in the file is checked when it is read, the checksum of every model included, so that a
        damaged or truncated file is found here and not by wrong masks later.
        </p>
        <p>
        A model file holds numbers and no programs: the network is built anew from its description. So a file from
        somebody else can do no more than segment badly.
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
            .configure(NodeWork.configuring(UNetModelReaderNodeFactory::configure)) //
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
            NodeMessages.warn(out, e.getMessage());
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
            // what is no model file may be of any size, and is not copied
            ModelFile.read(file);
            out.setOutData(UNetModelsPortObject.create(in.getExecutionContext(), to -> {
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                verify(to, file, monitor);
            }));
            return null;
        });
    }

    /** Reads the weights of each model through. The copy is verified, so that nothing can change behind. */
    private static void verify(final Path copy, final Path file, final WorkMonitor monitor) throws IOException {
        try {
            final ModelFile models = ModelFile.read(copy);
            for (final ModelInfo model : models.models()) {
                monitor.checkCanceled();
                monitor.report(0, "Verifying model " + model.name());
                models.verify(model.name());
            }
        } catch (final UserError e) {
            throw e.in("The model file " + file + " cannot be used");
        } catch (final IOException e) {
            throw new IOException("The model file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
