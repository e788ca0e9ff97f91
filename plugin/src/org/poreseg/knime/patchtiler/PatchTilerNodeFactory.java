package org.poreseg.knime.patchtiler;

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
import org.poreseg.knime.support.NodeMessages;
import org.poreseg.knime.support.NodeWork;

/** The node "Patch Tiler". */
public final class PatchTilerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Patch Tiler") //
        .icon("patchtiler.png") //
        .shortDescription("Cuts slices and their masks into square patches.") //
        .fullDescription("""
                <p>Cuts every slice, and its mask if there is one, into square patches, on which the U-Net is trained \
                and which it segments. Patches keep the grey values and the pixel type of the slice. Together the \
                patches of a slice cover it completely, and the <b>Mask Assembler</b> puts them together again without \
                changing a pixel.</p>
                <p>A slice smaller than a patch is put in the middle of one, and the rest is filled with its mirror \
                image; the position of such a patch is negative. A warning says so.</p>
                <p>All patches of a slice lie in one image, so that a large table has few files. The node says how \
                much disk space the patches take, which grows with the overlap, and fails before it begins where \
                KNIME's folder for temporary files has not the room.</p>
                <p>The table is worked through slice by slice, so its size does not matter. The rows may come in any \
                order, but each slice of a stack only once.</p>
                """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addInputTable("Slices", """
                    One row a slice, as the Stack Reader gives them: <i>Stack</i> and <i>Slice</i> say which one it \
                    is, an image column holds its grey values, and a second one its mask, if it has one. \
                    <i>Rock type</i>, <i>Intensity low</i>, <i>Intensity high</i> and <i>Intensity window</i> are \
                    handed on where they are there.""") //
            .addOutputTable("Patches", """
                    One row a slice, or several where a slice has more patches than one row holds: the columns that \
                    describe the slice, <i>Slice width</i> and <i>Slice height</i>, <i>Patch stride</i> (missing for \
                    minimal overlap), <i>First patch</i> (the number of the row's first patch, counted from 0 row by \
                    row over the slice), <i>Patches</i> (an image with the axes X, Y and Patch) and, if there \
                    is a mask column, <i>Patch masks</i>.""")) //
        .model(m -> m //
            .parametersClass(PatchTilerNodeParameters.class) //
            .configure(NodeWork.configuring(PatchTilerNodeFactory::configure)) //
            .execute(PatchTilerNodeFactory::execute)) //
        .nodeType(NodeType.Manipulator) //
        .keywords("tile", "patch", "split", "crop", "overlap", "stride", "porous", "micro-CT");

    /** Called by KNIME. */
    public PatchTilerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final PatchTilerNodeParameters parameters = in.getParameters();
        out.setOutSpec(0, PatchTable.of(in.getInTableSpec(0), parameters).spec());
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final PatchTilerNodeParameters parameters = in.getParameters();
        final BufferedDataTable slices = in.getInTable(0);
        out.setOutData(0, NodeWork.run(in.getExecutionContext(), monitor -> {
            final PatchTiler tiler = new PatchTiler(PatchTable.of(slices.getDataTableSpec(), parameters),
                parameters.grid(), parameters.m_everyNthSlice, parameters.m_patchesPerRow);
            final BufferedDataTable patches = tiler.tile(slices, in.getExecutionContext(), monitor);
            NodeMessages.warn(out, tiler.warning().stream().toList());
            return patches;
        }));
    }
}
