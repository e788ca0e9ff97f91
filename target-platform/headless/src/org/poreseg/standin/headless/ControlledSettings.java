package org.poreseg.standin.headless;

import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.workflow.FlowVariable;
import org.poreseg.standin.core.FlowVariables;

/** Settings that flow variables set. */
final class ControlledSettings {

    private final WorkflowNode m_node;

    private final Map<String, FlowVariable> m_variables;

    private final Console m_console;

    private ControlledSettings(final WorkflowNode node, final Console console) {
        m_node = node;
        m_variables = node.scope().variables();
        m_console = console;
    }

    static boolean isControlled(final WorkflowNode node) {
        return node.settings().containsKey("variables");
    }

    /**
     * @param node a node
     * @param base its settings without flow variables
     * @return the settings as flow variables set them
     * @throws InvalidSettingsException if a variable is missing or does not fit
     */
    static NodeSettings of(final WorkflowNode node, final NodeSettings base, final Console console)
        throws InvalidSettingsException {
        final var settings = new NodeSettings("model");
        base.copyTo(settings);
        final NodeSettings variables = node.settings().getNodeSettings("variables");
        if (variables.containsKey("tree")) {
            new ControlledSettings(node, console).overwrite(variables.getNodeSettings("tree"), settings);
        }
        return settings;
    }

    private void overwrite(final NodeSettingsRO tree, final NodeSettings settings) throws InvalidSettingsException {
        for (final String key : tree.keySet()) {
            final NodeSettingsRO branch = tree.getNodeSettings(key);
            if (!settings.containsKey(key)) {
                m_console.warn(m_node.label() + ": flow variables set only settings that are there, not '" + key + "'");
            } else if (branch.containsKey("used_variable")) {
                overwrite(branch, settings, key);
            } else {
                overwrite(branch, settings.getNodeSettings(key));
            }
        }
    }

    private void overwrite(final NodeSettingsRO leaf, final NodeSettings settings, final String key)
        throws InvalidSettingsException {
        if (leaf.getString("exposed_variable", null) != null) {
            m_console.warn(m_node.label() + ": the setting '" + key + "' is not made a flow variable here");
        }
        final String name = leaf.getString("used_variable");
        if (name == null) {
            return;
        }
        final FlowVariable variable = m_variables.get(name);
        if (variable == null) {
            throw new InvalidSettingsException("the setting '" + key + "' is set by the flow variable '" + name
                + "', which is not there; there are " + m_variables.keySet());
        }
        FlowVariables.overwrite(variable, settings, key);
    }
}
