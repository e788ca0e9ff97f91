package org.poreseg.standin.headless;

import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.poreseg.standin.headless.BatchOptions.IllegalOptionException;
import org.poreseg.standin.headless.BatchOptions.NodeOption;
import org.poreseg.standin.ui.settings.SettingsPath;

/** Changes single settings of nodes as {@code -option} says. */
final class NodeOptions {

    private NodeOptions() {
    }

    static void apply(final Workflow workflow, final List<NodeOption> options) throws IllegalOptionException {
        for (final NodeOption option : options) {
            final WorkflowNode node = workflow.nodes().stream()
                .filter(candidate -> candidate.id().equals(option.node())).findFirst().orElseThrow(() -> new IllegalOptionException(
                    "-option: the workflow has no node " + option.node() + ", only " + workflow.nodes()));
            if (node.instance() == null || node.model() == null) {
                throw new IllegalOptionException("-option: " + node.label() + " has no settings to change");
            }
            final var model = new NodeSettings("model");
            node.model().copyTo(model);
            try {
                SettingsPath.set(model, option.path(), option.value());
                node.instance().loadSettings(model);
            } catch (IllegalArgumentException | InvalidSettingsException e) { // NOSONAR: the message says it all
                throw new IllegalOptionException("-option: " + node.label() + ": " + e.getMessage());
            }
            node.setModel(model);
        }
    }
}
