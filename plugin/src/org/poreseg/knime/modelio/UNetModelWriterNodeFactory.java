package org.poreseg.knime.modelio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
import org.poreseg.files.WholeFile;
import org.poreseg.files.WriteException;
import org.poreseg.knime.modelio.UNetModelWriterNodeParameters.IfExists;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.support.NodeWork;
import org.poreseg.knime.support.OutputFolders;

/** The U-Net Model Writer node. */
public final class UNetModelWriterNodeFactory extends DefaultNodeFactory {

    private static final String DESCRIPTION = """
        <p>
        Writes the models of a port to a plain file, to be kept, passed on, or read by the U-Net Model Reader in
        another workflow. The file is a zip archive: the weights of each model as safetensors, which other software can
        read too, and <i>models.json</i> with all that is known about their training: the network, the settings and the
        seed, the stacks and slices, the intensity window, the learning curve, the versions of the software, and a
        checksum for each model. The same models always give the same bytes.
        </p>
        <p>
        The file gets its name only once it is complete, so that a cancelled or failed node leaves no half-written
        file.
        </p>
        """;

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("U-Net Model Writer") //
        .icon("modelwriter.png") //
        .shortDescription("Writes U-Net models to a plain file.") //
        .fullDescription(DESCRIPTION) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputPort("U-Net models", "The models to write, from the U-Net Learner.", UNetModelsPortObject.TYPE)) //
        .model(m -> m //
            .parametersClass(UNetModelWriterNodeParameters.class) //
            .configure(NodeWork.configuring(UNetModelWriterNodeFactory::configure)) //
            .execute(UNetModelWriterNodeFactory::execute)) //
        .nodeType(NodeType.Sink) //
        .keywords("U-Net", "model", "save", "export", "safetensors");

    /** For KNIME. */
    public UNetModelWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final UNetModelWriterNodeParameters parameters = in.getParameters();
        parameters.validate();
        final Path file = parameters.target();
        OutputFolders.requireWritableFile(UNetModelWriterNodeParameters.FILE, file);
        if (parameters.m_ifExists == IfExists.FAIL && Files.exists(file)) {
            throw new InvalidSettingsException(exists(file).getMessage());
        }
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final UNetModelWriterNodeParameters parameters = in.getParameters();
        final UNetModelsPortObject models = in.getInPortObject(0);
        NodeWork.run(in.getExecutionContext(), monitor -> {
            monitor.report(0, "Writing " + models.getSummary());
            final Path file = parameters.target();
            OutputFolders.make(file.getParent());
            write(models.file(), file, parameters.m_ifExists == IfExists.OVERWRITE);
            return null;
        });
    }

    private static void write(final Path from, final Path file, final boolean overwrite) throws IOException {
        if (!overwrite && Files.exists(file)) {
            throw exists(file);
        }
        try {
            WholeFile.write(file, stream -> Files.copy(from, stream));
        } catch (final IOException e) {
            throw WriteException.of("The model file", file, e);
        }
    }

    private static UserError exists(final Path file) {
        return UserError.found("The file " + file + " is already there")
            .advice("Choose another name, or let it be overwritten");
    }
}
