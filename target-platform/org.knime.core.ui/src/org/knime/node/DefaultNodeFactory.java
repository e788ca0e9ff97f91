package org.knime.node;

import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.NodeModel;
import org.poreseg.standin.ui.NodeDefinitions;

/** The class that stands for a node in the extension registry and in workflows. */
public abstract class DefaultNodeFactory extends ConfigurableNodeFactory<NodeModel> {

    /** @param node what the node is */
    protected DefaultNodeFactory(final DefaultNode node) {
        NodeDefinitions.register(this, node.definition());
    }
}
