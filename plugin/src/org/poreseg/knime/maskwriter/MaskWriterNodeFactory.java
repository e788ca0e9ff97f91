package org.poreseg.knime.maskwriter;

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
import org.poreseg.knime.maskwriter.MaskWriterNodeParameters.IfExists;
import org.poreseg.knime.support.NodeWork;
import org.poreseg.knime.support.OutputFolders;

/** The node "Mask Writer". */
public final class MaskWriterNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Mask Writer") //
        .icon("maskwriter.png") //
        .shortDescription("Writes the masks and probabilities of segmented slices as TIFF stacks.") //
        .fullDescription("""
                <p>Writes multi-page TIFF files, one for each stack, model and kind of image: masks as 8-bit images \
                (255 = pore, 0 = solid), pore probabilities as 32-bit float images. The pages follow the index of the \
                slices, whatever the order of the rows. Files of more than 2 GB of pixels are written as BigTIFF. The \
                porosity of each mask can go to a table beside them.</p>
                <p>A file appears under its name only when it is complete: after an error or a cancel no half-written \
                file is left, and an older file of that name is still there. Characters that some operating system \
                does not allow in file names are replaced by an underscore.</p>
                """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable("Segmented slices", """
                    One row a slice and model, as the Mask Assembler gives them: <i>Model</i>, <i>Stack</i>, \
                    <i>Slice</i> and image columns with masks and probabilities. Without a column <i>Model</i> there \
                    is one file a stack, so masks of the Stack Reader can be written too.""") //
            .addOutputTable("Files", """
                    One row a file: <i>Model</i> (if the slices have one), <i>Stack</i>, <i>Kind</i> (mask or \
                    probability), <i>File</i> (its path) and <i>Slices</i> (the number of its pages).""")) //
        .model(m -> m //
            .parametersClass(MaskWriterNodeParameters.class) //
            .configure(NodeWork.configuring(MaskWriterNodeFactory::configure)) //
            .execute(MaskWriterNodeFactory::execute)) //
        .nodeType(NodeType.Sink) //
        .keywords("TIFF", "export", "save", "mask", "probability", "stack", "segmentation", "porous", "micro-CT");

    /** Called by KNIME. */
    public MaskWriterNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final MaskWriterNodeParameters parameters = in.getParameters();
        OutputFolders.requireWritable(MaskWriterNodeParameters.FOLDER, parameters.target());
        out.setOutSpec(0, FilesTable.of(in.getInTableSpec(0), parameters).spec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final MaskWriterNodeParameters parameters = in.getParameters();
        final BufferedDataTable slices = in.getInTable(0);
        out.setOutData(0, NodeWork.run(in.getExecutionContext(), monitor -> {
            final StackFolder folder =
                new StackFolder(parameters.target(), parameters.m_ifExists == IfExists.OVERWRITE);
            return new StackFilesWriter(FilesTable.of(slices.getDataTableSpec(), parameters), folder,
                parameters.hasPorosityTable()).write(slices, in.getExecutionContext(), monitor);
        }));
    }
}
