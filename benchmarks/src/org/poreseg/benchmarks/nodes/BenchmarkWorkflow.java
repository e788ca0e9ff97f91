package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** A node's folder in the workflow, and its settings. */
    private record Node(String folder, String settings) {

        Node with(final String key, final Object value) {
            final Matcher matcher =
                Pattern.compile("(<entry key=\"" + key + "\" type=\"\\w+\")[^>]*(?=/>)").matcher(settings);
            if (!matcher.find()) {
                throw new IllegalArgumentException("The node in \"" + folder + "\" has no setting " + key);
            }
            return new Node(folder, settings.substring(0, matcher.end(1)) + " value=\"" + value + "\""
                + settings.substring(matcher.end()));
        }

        /** The settings that stand there hold, whatever flow variables would make of them. */
        Node withoutVariables() {
            return new Node(folder, VARIABLES.matcher(settings).replaceFirst(""));
        }
    }

    private static final Pattern VARIABLES =
        Pattern.compile("    <config key=\"variables\">.*?\\R    </config>\\R", Pattern.DOTALL);

    private final Path m_shipped;

    private final Map<Integer, Node> m_nodes = new LinkedHashMap<>();

    private final List<Connection> m_connections = new ArrayList<>();

    private final Map<String, Path> m_variables = new LinkedHashMap<>();

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
        workflow.m_nodes.computeIfPresent(NodeIds.LEARNER, (id, node) -> node.withoutVariables());
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
        workflow.m_nodes.put(NodeIds.MODEL_READER,
            new Node("U-Net Model Reader (#" + NodeIds.MODEL_READER + ")", modelReader(model)));
        workflow.take(NodeIds.READER, NodeIds.TILER, NodeIds.PREDICTOR, NodeIds.ASSEMBLER, NodeIds.SCORER);
        workflow.connect(NodeIds.MODEL_READER, 1, NodeIds.PREDICTOR, 1);
        workflow.connect(NodeIds.READER, 1, NodeIds.TILER, 1);
        workflow.connect(NodeIds.TILER, 1, NodeIds.PREDICTOR, 2);
        workflow.connect(NodeIds.PREDICTOR, 1, NodeIds.ASSEMBLER, 1);
        workflow.connect(NodeIds.ASSEMBLER, 1, NodeIds.SCORER, 1);
        workflow.connect(NodeIds.READER, 1, NodeIds.SCORER, 2);
        return workflow;
    }

    /**
     * Writes the learner's models to {@code models.zip}.
     *
     * @param folder where to
     * @return this
     */
    BenchmarkWorkflow keepingModels(final Path folder) throws IOException {
        m_variables.put("report_folder", folder);
        take(NodeIds.MODEL_WRITER);
        connect(NodeIds.LEARNER, 1, NodeIds.MODEL_WRITER, 1);
        return this;
    }

    /**
     * Adds learners with the settings of the first one, which run one after the other.
     *
     * @param count how many
     * @return this
     */
    BenchmarkWorkflow repeatingTheLearner(final int count) {
        int last = NodeIds.LEARNER;
        for (int id = NodeIds.MORE_LEARNERS; id < NodeIds.MORE_LEARNERS + count; id++) {
            m_nodes.put(id, new Node("U-Net Learner (#" + id + ")", m_nodes.get(NodeIds.LEARNER).settings()));
            connect(NodeIds.TRAINING_TILER, 1, id, 1);
            connect(last, 0, id, 0);
            last = id;
        }
        return this;
    }

    /**
     * Changes settings of a node.
     *
     * @param node its number
     * @param settings new values by their keys; each key must be there. A value switches an optional setting on, an
     *            empty {@link Optional} switches it off.
     * @return this
     */
    BenchmarkWorkflow with(final int node, final Map<String, Object> settings) {
        final Map<String, Object> entries = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            if (m_nodes.get(node).settings().contains("key=\"" + key + "_is_present\"")) {
                entries.put(key + "_is_present", !Optional.empty().equals(value));
            }
            if (!Optional.empty().equals(value)) {
                entries.put(key, value);
            }
        });
        entries.forEach((key, value) -> m_nodes.computeIfPresent(node, (id, old) -> old.with(key, value)));
        return this;
    }

    private void take(final int... nodes) throws IOException {
        for (final int node : nodes) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(m_shipped, "*(#" + node + ")")) {
                final Path folder = folders.iterator().next();
                m_nodes.put(node,
                    new Node(folder.getFileName().toString(), Files.readString(folder.resolve("settings.xml"))));
            }
        }
    }

    private void connect(final int from, final int fromPort, final int to, final int toPort) {
        m_connections.add(new Connection(from, fromPort, to, toPort));
    }

    /** Writes the workflow into a new folder. */
    Path write(final Path folder) throws IOException {
        Files.createDirectories(folder);
        for (final Node node : m_nodes.values()) {
            Files.writeString(Files.createDirectories(folder.resolve(node.folder())).resolve("settings.xml"),
                node.settings());
        }
        Files.writeString(folder.resolve("workflow.knime"), workflow());
        return folder;
    }

    private static String modelReader(final Path model) {
        return XML.formatted("settings.xml", group("flow_stack", "")
            + group("model", entry("file", "xstring", model.toAbsolutePath()))
            + entry("state", "xstring", "CONFIGURED")
            + entry("factory", "xstring", "org.poreseg.knime.modelio.UNetModelReaderNodeFactory")
            + entry("name", "xstring", "U-Net Model Reader"));
    }

    private String workflow() {
        final StringBuilder variables = new StringBuilder();
        m_variables.forEach((name, value) -> variables.append(group("Variable_" + name, entry("name", "xstring", name)
            + entry("class", "xstring", "STRING") + entry("value", "xstring", value.toAbsolutePath()))));
        final StringBuilder nodes = new StringBuilder();
        m_nodes.forEach((id, node) -> nodes.append(group("node_" + id, entry("id", "xint", id)
            + entry("node_settings_file", "xstring", node.folder() + "/settings.xml")
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
