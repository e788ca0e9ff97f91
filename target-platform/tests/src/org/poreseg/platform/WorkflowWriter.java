package org.poreseg.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.poreseg.platform.nodes.NumbersNodeFactory;

/** Writes small workflows as KNIME saves them. */
final class WorkflowWriter {

    private final Path m_folder;

    private final NodeSettings m_workflow = new NodeSettings("workflow.knime");

    private final NodeSettings m_nodes = new NodeSettings("nodes");

    private final NodeSettings m_connections = new NodeSettings("connections");

    private final NodeSettings m_variables = new NodeSettings("workflow_variables");

    WorkflowWriter(final Path folder) {
        m_folder = folder;
        m_workflow.addString("created_by", "5.8.0");
        m_workflow.addString("version", "5.1.0");
        m_workflow.addString("state", "CONFIGURED");
    }

    static String className(final String node) {
        return NumbersNodeFactory.class.getPackageName() + "." + node + "NodeFactory";
    }

    /** @param settings changes settings.xml, which has empty settings and the state CONFIGURED */
    WorkflowWriter node(final int id, final String node, final Consumer<NodeSettings> settings) {
        final var file = new NodeSettings("settings.xml");
        file.addNodeSettings("flow_stack");
        file.addNodeSettings("model");
        file.addString("state", "CONFIGURED");
        file.addString("factory", className(node));
        file.addString("name", node);
        file.addString("node-bundle-name", "Tests");
        settings.accept(file);
        final String path = node + " (#" + id + ")/settings.xml";
        write(file, path);
        element(id, path, false, "NativeNode");
        return this;
    }

    WorkflowWriter numbers(final int id, final Consumer<NodeSettings> model) {
        return node(id, "Numbers", settings -> {
            final NodeSettings numbers = get(settings, "model");
            numbers.addInt("rows", 3);
            numbers.addString("column", "Number");
            numbers.addString("note", "");
            numbers.addString("fault", "NONE");
            model.accept(numbers);
        });
    }

    WorkflowWriter showSum(final int id, final int expected) {
        return node(id, "ShowSum", settings -> get(settings, "model").addInt("expected", expected));
    }

    WorkflowWriter element(final int id, final String path, final boolean meta, final String type) {
        final var element = m_nodes.addNodeSettings("node_" + id);
        element.addInt("id", id);
        element.addString("node_settings_file", path);
        element.addBoolean("node_is_meta", meta);
        element.addString("node_type", type);
        return this;
    }

    WorkflowWriter connect(final int source, final int sourcePort, final int dest, final int destPort) {
        final var connection = m_connections.addNodeSettings("connection_" + m_connections.keySet().size());
        connection.addInt("sourceID", source);
        connection.addInt("sourcePort", sourcePort);
        connection.addInt("destID", dest);
        connection.addInt("destPort", destPort);
        return this;
    }

    WorkflowWriter variable(final String name, final String value) {
        final var variable = m_variables.addNodeSettings("Variable_" + m_variables.keySet().size());
        variable.addString("name", name);
        variable.addString("class", "STRING");
        variable.addString("value", value);
        return this;
    }

    WorkflowWriter variable(final String name, final int value) {
        final var variable = m_variables.addNodeSettings("Variable_" + m_variables.keySet().size());
        variable.addString("name", name);
        variable.addString("class", "INTEGER");
        variable.addInt("value", value);
        return this;
    }

    /** Lets a variable set a setting. */
    static void control(final NodeSettings settings, final String key, final String variable) {
        final NodeSettings variables = getOrAdd(settings, "variables");
        variables.addString("version", "V_2019_09_13");
        final NodeSettings leaf = getOrAdd(getOrAdd(variables, "tree"), key);
        leaf.addString("used_variable", variable);
        leaf.addString("exposed_variable", null);
    }

    static NodeSettings get(final NodeSettings settings, final String key) {
        try {
            return settings.getNodeSettings(key);
        } catch (InvalidSettingsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static NodeSettings getOrAdd(final NodeSettings settings, final String key) {
        if (!settings.containsKey(key)) {
            settings.addNodeSettings(key);
        }
        return get(settings, key);
    }

    /** Writes a further file. */
    void write(final NodeSettings settings, final String path) {
        try {
            final Path file = m_folder.resolve(path);
            Files.createDirectories(file.getParent());
            settings.saveToXML(Files.newOutputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the folder, with all files written */
    Path write() {
        m_variables.copyTo(m_workflow.addNodeSettings("workflow_variables"));
        m_nodes.copyTo(m_workflow.addNodeSettings("nodes"));
        m_connections.copyTo(m_workflow.addNodeSettings("connections"));
        write(m_workflow, "workflow.knime");
        return m_folder;
    }
}
