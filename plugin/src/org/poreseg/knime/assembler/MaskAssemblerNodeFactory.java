package org.poreseg.knime.assembler;

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
import org.poreseg.knime.support.NodeWork;

/** The node "Mask Assembler". */
public final class MaskAssemblerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Mask Assembler") //
        .icon("assembler.png") //
        .shortDescription("Blends predicted patches into pore probabilities and masks of whole slices.") //
        .fullDescription("""
                <p>Puts the patches that the <b>U-Net Predictor</b> has worked on together again: for every slice and \
                every model one image of pore probabilities and one mask, which is the probabilities at a \
                threshold.</p>
                <p>Where patches overlap, their probabilities are averaged. The average is computed in double \
                precision, so where all patches agree it is exactly what they say.</p>
                <p>The patches may come in any order, those of several stacks and models mixed. All patches of a slice \
                must be there; if a part of a slice is covered by none, the node fails and names it. The node holds \
                one slice at a time, or a few where the patches of several slices are mixed; if they do not fit the \
                memory together, it reads the table more than once.</p>
                <p>The probabilities are kept as integers by default, which KNIME's table view shows well; the mask is \
                made from the exact ones. Either image can be left out, which saves a file a slice and model. The node says how much disk space the images take, and fails before it \
                begins where KNIME's folder for temporary files has not the room.</p>
                """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable("Predicted patches", """
                    Patches of a slice and model in each row, as the U-Net Predictor gives them: <i>Model</i>, \
                    <i>Stack</i>, <i>Slice</i>, <i>Slice width</i>, <i>Slice height</i>, <i>Patch stride</i>, \
                    <i>First patch</i> and an image of pore probabilities with the axes X, Y and Patch. <i>Rock \
                    type</i> and <i>Model rock types</i> are handed on if they are there.""") //
            .addOutputTable("Segmented slices", """
                    One row a slice and model: <i>Model</i>, <i>Model rock types</i>, <i>Stack</i>, <i>Rock type</i>, \
                    <i>Slice</i>, <i>Probability</i> (image of the whole slice) and <i>Mask</i> (bit image, true = \
                    pore), as far as they are kept.""")) //
        .model(m -> m //
            .parametersClass(MaskAssemblerNodeParameters.class) //
            .configure(NodeWork.configuring(MaskAssemblerNodeFactory::configure)) //
            .execute(MaskAssemblerNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("merge", "stitch", "blend", "threshold", "patch", "segmentation", "porous", "micro-CT");

    /** Called by KNIME. */
    public MaskAssemblerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final MaskAssemblerNodeParameters parameters = in.getParameters();
        out.setOutSpec(0, SegmentedTable.of(in.getInTableSpec(0), parameters).spec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final MaskAssemblerNodeParameters parameters = in.getParameters();
        final BufferedDataTable patches = in.getInTable(0);
        // a share of the heap that leaves room for the rest of the workflow
        final long memory = Runtime.getRuntime().maxMemory() / 4;
        out.setOutData(0, NodeWork.run(in.getExecutionContext(), monitor -> {
            final MaskAssembler assembler =
                new MaskAssembler(SegmentedTable.of(patches.getDataTableSpec(), parameters),
                    parameters.m_blending.blending(), parameters.m_threshold);
            return assembler.assemble(patches, in.getExecutionContext(), memory, monitor);
        }));
    }
}
