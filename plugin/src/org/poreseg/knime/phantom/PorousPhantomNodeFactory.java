package org.poreseg.knime.phantom;

import java.nio.file.Path;
import java.util.Optional;

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
import org.poreseg.knime.support.OutputFolders;
import org.poreseg.knime.tables.SliceTable;

/** The node "Porous Phantom". */
public final class PorousPhantomNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Porous Phantom") //
        .icon("phantom.png") //
        .shortDescription("Makes synthetic CT stacks of porous rocks whose pores are known exactly.") //
        .fullDescription("""
                <p>Makes stacks of synthetic CT slices of three rock types, with the exact mask of the pores: \
                <b>sandstone</b>, connected pores between packed grains; <b>soil</b>, cracks and rounded vughs over \
                many scales; <b>carbonate</b>, isolated pores, many small and few large.</p>
                <p>The images have what real scans have: blur, noise, rings, slow changes of brightness, mineral \
                grains of different grey, and bright inclusions. So a single threshold finds the pores only roughly, \
                while a trained network can find them by their surroundings: such stacks serve to try out and to check \
                a workflow, or to see what an imperfection of a scan costs.</p>
                <p>The pore space is three-dimensional, and slices fit together in depth. The same settings always \
                make the same stacks. One slice at a time is in memory.</p>
                """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addOutputTable("Slices", """
                    One row for each slice, with the columns of the Stack Reader: <i>Stack</i>, <i>Rock type</i>, \
                    <i>Slice</i>, <i>Image</i>, <i>Mask</i> (true = pore), <i>Intensity low</i>, <i>Intensity high</i> \
                    and <i>Intensity window</i>.""")) //
        .model(m -> m //
            .parametersClass(PorousPhantomNodeParameters.class) //
            .configure(NodeWork.configuring(PorousPhantomNodeFactory::configure)) //
            .execute(PorousPhantomNodeFactory::execute)) //
        .nodeType(NodeType.Source) //
        .keywords("synthetic", "simulate", "test image", "porous", "micro-CT", "sandstone", "soil", "carbonate");

    /** Called by KNIME. */
    public PorousPhantomNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        final PorousPhantomNodeParameters parameters = in.getParameters();
        final Optional<Path> folder = parameters.folder();
        if (folder.isPresent()) {
            OutputFolders.requireWritable(PorousPhantomNodeParameters.FOLDER_TITLE, folder.get());
        }
        out.setOutSpec(0, SliceTable.SPEC);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final PorousPhantomNodeParameters parameters = in.getParameters();
        out.setOutData(0, NodeWork.run(in.getExecutionContext(), monitor -> {
            final PhantomMaker maker =
                new PhantomMaker(parameters.phantoms(), parameters.m_window, parameters.folder(),
                    parameters.m_listName);
            try (SliceTable table = new SliceTable(in.getExecutionContext())) {
                maker.make(table, monitor);
                return table.table();
            }
        }));
    }
}
