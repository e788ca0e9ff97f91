package org.poreseg.knime.stackreader;

import java.util.List;

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
import org.poreseg.image.StackDefinition;
import org.poreseg.knime.stackreader.StackReaderNodeParameters.Masks;
import org.poreseg.knime.support.NodeWork;
import org.poreseg.knime.tables.SliceTable;

/** The node "Stack Reader". */
public final class StackReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Stack Reader") //
        .icon("stackreader.png") //
        .shortDescription("Reads stacks of CT slices, and their masks, from image files.") //
        .fullDescription("""
                <p>Reads the slices of one or more CT stacks, with masks where there are any, into a table with one \
                row for each slice. The stacks are named in a stack list (a CSV file) or in the dialog; of each, a \
                range of slices and a region of the images can be chosen.</p>
                <p>Files may be TIFF (with many pages or one, BigTIFF too; uncompressed or with deflate, LZW or \
                PackBits), PNG or BMP. Grey images have 8-bit or 16-bit integers or 32-bit floats and keep them: \
                nothing is converted. Masks may hold any integers or palette indices; the pore values say which of \
                them mean pore. One-slice files are read in the natural order of their names: <i>slice_2</i> comes \
                before <i>slice_10</i>.</p>
                <p>All files are checked before the first slice is read: whether they are there and complete, whether \
                slices and masks agree in number and size, and whether the slices and the region asked for exist. One \
                slice at a time is in memory, so stacks may be of any depth.</p>
                <p>For each stack an <b>intensity window</b> is found, which later scales its grey values for the \
                network.</p>
                """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addOutputTable("Slices", """
                    One row for each slice: <i>Stack</i>, <i>Rock type</i> (missing if not given), <i>Slice</i> (its \
                    index in the stack, from 0), <i>Image</i> in its native pixel type, <i>Mask</i> (bits, true = \
                    pore; missing if there is none), <i>Intensity low</i> and <i>Intensity high</i> (the stack's \
                    intensity window) and <i>Intensity window</i> (how it was found).""")) //
        .model(m -> m //
            .parametersClass(StackReaderNodeParameters.class) //
            .configure(NodeWork.configuring(StackReaderNodeFactory::configure)) //
            .execute(StackReaderNodeFactory::execute)) //
        .nodeType(NodeType.Source) //
        .keywords("TIFF", "image", "micro-CT", "tomography", "porous", "mask", "load", "import");

    /** Called by KNIME. */
    public StackReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final StackReaderNodeParameters parameters = in.getParameters();
        // a list is short, so its mistakes are told now; the images' own only when the node runs
        parameters.definitions();
        out.setOutSpec(0, SliceTable.SPEC);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final StackReaderNodeParameters parameters = in.getParameters();
        out.setOutData(0, NodeWork.run(in.getExecutionContext(), monitor -> {
            final List<StackDefinition> stacks = parameters.definitions();
            try (SliceTable table = new SliceTable(in.getExecutionContext())) {
                new StackReader(stacks, parameters.m_window, parameters.m_masks == Masks.NEEDED).read(table, monitor);
                return table.table();
            }
        }));
    }
}
