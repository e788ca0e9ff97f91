package org.poreseg.standin.ui;

import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.parameters.NodeParameters;

/**
 * What a node does.
 *
 * @param parametersClass its settings, null if it has none
 * @param configure checks inputs and settings
 * @param execute makes the outputs
 */
public record ModelDefinition(Class<? extends NodeParameters> parametersClass,
    ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, ExecuteConsumer execute) {
}
