package org.poreseg.knime.runcheck;

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

/** The node "Run Checker". */
public final class RunCheckerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Run Checker") //
        .icon("runcheck.png") //
        .shortDescription("Finds the mistakes that would end a run of hours, before it starts.") //
        .fullDescription("""
                <p>Checks, in seconds, what the nodes of a run will read and write, so that a training of hours does \
                not end with a folder that cannot be written. All mistakes are told together, one a line.</p>
                <p>It looks at the stack lists; at every file they name (whether it is there and complete, whether \
                slices and masks agree in number and size, whether the slices and the region asked for exist); at the \
                pixel types, which must be the same in all stacks of a run; at the rock types, where models are \
                trained by them; at the output folders, by writing and removing an empty file; and at the free disk \
                space, for the tables between the nodes and for the results. No pixel is read: whether masks hold both \
                classes is for the Stack Reader to tell.</p>
                <p><b>Place it first</b>, and connect its flow variable port with those of the Stack Readers: then \
                they, and all nodes behind them, wait for it, and do not run if it fails. KNIME's batch application \
                runs all nodes that nothing stops, whatever becomes of the others. Let the same flow variables set \
                this node's paths and those of the readers and writers.</p>
                """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p //
            .addOutputTable("Checks", """
                    One row for each thing that was checked: <i>Check</i> (what kind of thing), <i>Name</i>, \
                    <i>Path</i>, <i>Result</i> and <i>Detail</i>; <i>Slices</i>, <i>Width</i> and <i>Height</i> of \
                    stacks as they are read; <i>Bytes</i>: the size of a list or a model file, of a stack's slices and \
                    masks in a table, and what a disk must have room for.""")) //
        .model(m -> m //
            .parametersClass(RunCheckerNodeParameters.class) //
            .configure(NodeWork.configuring(RunCheckerNodeFactory::configure)) //
            .execute(RunCheckerNodeFactory::execute)) //
        .nodeType(NodeType.Source) //
        .keywords("check", "validate", "preflight", "stack list", "disk space", "batch", "porous");

    /** Called by KNIME. */
    public RunCheckerNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
        throws InvalidSettingsException {
        new RunChecker(in.<RunCheckerNodeParameters> getParameters()).checkSettings();
        out.setOutSpec(0, ChecksTable.SPEC);
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
        throws CanceledExecutionException, KNIMEException {
        final RunCheckerNodeParameters parameters = in.getParameters();
        out.setOutData(0, NodeWork.run(in.getExecutionContext(), monitor -> ChecksTable
            .create(new RunChecker(parameters).checkAll(monitor), in.getExecutionContext())));
    }
}
