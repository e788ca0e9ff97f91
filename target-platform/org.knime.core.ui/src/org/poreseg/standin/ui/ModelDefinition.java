package org.poreseg.standin.ui;

import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultModel.RearrangeColumnsInput;
import org.knime.node.DefaultModel.RearrangeColumnsOutput;
import org.knime.node.parameters.NodeParameters;

/**
 * What a node does: either configure and execute, or rearrange.
 *
 * @param parametersClass its settings, null if it has none
 * @param configure checks inputs and settings, null in a node that rearranges
 * @param execute makes the outputs, null in a node that rearranges
 * @param rearranger changes columns row by row, null in other nodes
 */
public record ModelDefinition(Class<? extends NodeParameters> parametersClass,
    ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, ExecuteConsumer execute,
    ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput> rearranger) {

    /**
     * @param parametersClass its settings, null if it has none
     * @param configure checks inputs and settings
     * @param execute makes the outputs
     * @return a node that does anything
     */
    public static ModelDefinition standard(final Class<? extends NodeParameters> parametersClass,
        final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, final ExecuteConsumer execute) {
        return new ModelDefinition(parametersClass, configure, execute, null);
    }

    /**
     * @param parametersClass its settings, null if it has none
     * @param rearranger changes columns row by row
     * @return a node that changes a table's columns
     */
    public static ModelDefinition rearranger(final Class<? extends NodeParameters> parametersClass,
        final ConfigureOrRearrangerConsumer<RearrangeColumnsInput, RearrangeColumnsOutput> rearranger) {
        return new ModelDefinition(parametersClass, null, null, rearranger);
    }
}
