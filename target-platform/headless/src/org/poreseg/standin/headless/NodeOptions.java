package org.poreseg.standin.headless;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.poreseg.standin.headless.BatchOptions.IllegalOptionException;
import org.poreseg.standin.headless.BatchOptions.NodeOption;
import org.poreseg.standin.ui.settings.SettingsPath;

/** Changes single settings of nodes as {@code -option} says; it does not reach into components. */
final class NodeOptions {

    private NodeOptions() {
    }

    static void apply(final Workflow workflow, final List<NodeOption> options, final Console console)
        throws IllegalOptionException {
        for (final NodeOption option : options) {
            final Optional<WorkflowNode> node =
                workflow.nodes().stream().filter(candidate -> candidate.id().equals(option.node())
                    && candidate.scope().components().isEmpty()).findFirst();
            if (node.isPresent()) {
                apply(node.get(), option);
            } else {
                console.warn("No node with id " + Arrays.toString(option.node().split(":")) + " found.");
            }
        }
    }

    private static void apply(final WorkflowNode node, final NodeOption option) throws IllegalOptionException {
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
        node.settings().addString("state", "CONFIGURED"); // what was saved of its execution does not fit any more
    }
}
