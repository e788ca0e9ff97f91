package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of the workflow Train and Evaluate as a workflow of their own: the nodes' settings are taken as they ship, so
 * that what is measured is what a user has.
 */
final class BenchmarkWorkflow {

    private static final String XML = """
        <?xml version="1.0" encoding="UTF-8"?>
        <config xmlns="http://www.knime.org/2008/09/XMLConfig" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:schemaLocation="http://www.knime.org/2008/09/XMLConfig http://www.knime.org/XMLConfig_2008_09.xsd" \
        key="%s">
        %s</config>
        """;

    private record Connection(int from, int fromPort, int to, int toPort) {
    }

    private final Path m_shipped;

    private final Map<Integer, Path> m_nodes = new LinkedHashMap<>();

    private final List<Connection> m_connections = new ArrayList<>();

    private final Map<String, Path> m_variables = new LinkedHashMap<>();

    private Path m_model;

    private BenchmarkWorkflow(final Path shipped) {
        m_shipped = shipped;
    }

    /**
     * @param shipped the workflow Train and Evaluate
     * @param stacks a list of stacks to learn from
     */
    static BenchmarkWorkflow learning(final Path shipped, final Path stacks) throws IOException {
        final BenchmarkWorkflow workflow = new BenchmarkWorkflow(shipped);
        workflow.m_variables.put("training_stacks", stacks);
        workflow.take(NodeIds.TRAINING_READER, NodeIds.TRAINING_TILER, NodeIds.LEARNER);
        workflow.connect(NodeIds.TRAINING_READER, 1, NodeIds.TRAINING_TILER, 1);
        workflow.connect(NodeIds.TRAINING_TILER, 1, NodeIds.LEARNER, 1);
        return workflow;
    }

    /**
     * @param shipped the workflow Train and Evaluate
     * @param stacks a list of stacks to be segmented and scored
     * @param model a model file
     * @param report where the scorer writes its report
     */
    static BenchmarkWorkflow segmenting(final Path shipped, final Path stacks, final Path model, final Path report)
        throws IOException {
        final BenchmarkWorkflow workflow = new BenchmarkWorkflow(shipped);
        workflow.m_variables.put("evaluation_stacks", stacks);
        workflow.m_variables.put("report_folder", report);
        workflow.m_model = model;
        workflow.take(NodeIds.READER, NodeIds.TILER, NodeIds.PREDICTOR, NodeIds.ASSEMBLER, NodeIds.SCORER);
        workflow.connect(NodeIds.MODEL_READER, 1, NodeIds.PREDICTOR, 1);
        workflow.connect(NodeIds.READER, 1, NodeIds.TILER, 1);
        workflow.connect(NodeIds.TILER, 1, NodeIds.PREDICTOR, 2);
        workflow.connect(NodeIds.PREDICTOR, 1, NodeIds.ASSEMBLER, 1);
        workflow.connect(NodeIds.ASSEMBLER, 1, NodeIds.SCORER, 1);
        workflow.connect(NodeIds.READER, 1, NodeIds.SCORER, 2);
        return workflow;
    }

    private void take(final int... nodes) throws IOException {
        for (final int node : nodes) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(m_shipped, "*(#" + node + ")")) {
                m_nodes.put(node, folders.iterator().next());
            }
        }
    }

    private void connect(final int from, final int fromPort, final int to, final int toPort) {
        m_connections.add(new Connection(from, fromPort, to, toPort));
    }

    /** Writes the workflow into a new folder. */
    Path write(final Path folder) throws IOException {
        Files.createDirectories(folder);
        for (final Path node : m_nodes.values()) {
            final Path copy = Files.createDirectories(folder.resolve(node.getFileName().toString()));
            Files.copy(node.resolve("settings.xml"), copy.resolve("settings.xml"));
        }
        if (m_model != null) {
            m_nodes.put(NodeIds.MODEL_READER, folder.resolve("U-Net Model Reader (#" + NodeIds.MODEL_READER + ")"));
            Files.writeString(
                Files.createDirectories(m_nodes.get(NodeIds.MODEL_READER)).resolve("settings.xml"), modelReader());
        }
        Files.writeString(folder.resolve("workflow.knime"), workflow());
        return folder;
    }

    private String modelReader() {
        return XML.formatted("settings.xml", group("flow_stack", "")
            + group("model", entry("file", "xstring", m_model.toAbsolutePath()))
            + entry("state", "xstring", "CONFIGURED")
            + entry("factory", "xstring", "org.poreseg.knime.modelio.UNetModelReaderNodeFactory")
            + entry("name", "xstring", "U-Net Model Reader"));
    }

    private String workflow() {
        final StringBuilder variables = new StringBuilder();
        m_variables.forEach((name, value) -> variables.append(group("Variable_" + name, entry("name", "xstring", name)
            + entry("class", "xstring", "STRING") + entry("value", "xstring", value.toAbsolutePath()))));
        final StringBuilder nodes = new StringBuilder();
        m_nodes.forEach((id, folder) -> nodes.append(group("node_" + id, entry("id", "xint", id)
            + entry("node_settings_file", "xstring", folder.getFileName() + "/settings.xml")
            + entry("node_is_meta", "xboolean", false) + entry("node_type", "xstring", "NativeNode"))));
        final StringBuilder connections = new StringBuilder();
        for (int i = 0; i < m_connections.size(); i++) {
            final Connection connection = m_connections.get(i);
            connections.append(group("connection_" + i, entry("sourceID", "xint", connection.from())
                + entry("destID", "xint", connection.to()) + entry("sourcePort", "xint", connection.fromPort())
                + entry("destPort", "xint", connection.toPort())));
        }
        return XML.formatted("workflow.knime",
            entry("created_by", "xstring", "5.8.0") + entry("created_by_nightly", "xboolean", false)
                + entry("version", "xstring", "5.1.0") + group("workflow_variables", variables.toString())
                + group("nodes", nodes.toString()) + group("connections", connections.toString()));
    }

    private static String entry(final String key, final String type, final Object value) {
        return "<entry key=\"" + key + "\" type=\"" + type + "\" value=\"" + value + "\"/>\n";
    }

    private static String group(final String key, final String content) {
        return "<config key=\"" + key + "\">\n" + content + "</config>\n";
    }
}
