package org.poreseg.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A workflow as it lies in its folder: what its canvas shows. */
final class WorkflowFile {

    /**
     * A rectangle on the canvas, in pixels.
     *
     * @param x of the left edge
     * @param y of the upper edge
     * @param width in pixels
     * @param height in pixels
     */
    record Box(int x, int y, int width, int height) {

        int right() {
            return x + width;
        }

        int bottom() {
            return y + height;
        }
    }

    /**
     * A node or component.
     *
     * @param id its number in the workflow
     * @param name what stands above it
     * @param label what stands below it, may be empty
     * @param x of what KNIME's files call its bounds
     * @param y likewise
     * @param look how it looks
     */
    record Node(int id, String name, String label, int x, int y, NodeLook look) {
    }

    /**
     * A connection from a port to a port; port 0 is the flow variable port.
     *
     * @param source the number of the node it starts at
     * @param sourcePort the port there
     * @param target the number of the node it ends at
     * @param targetPort the port there
     */
    record Connection(int source, int sourcePort, int target, int targetPort) {
    }

    /**
     * A note on the canvas.
     *
     * @param box where it is
     * @param html its text
     * @param fill the colour of its ground
     * @param border the colour of its border
     * @param borderWidth the width of its border in pixels
     */
    record Annotation(Box box, String html, String fill, String border, int borderWidth) {
    }

    private final Path m_folder;

    private final NodeLooks m_looks;

    private final Config m_workflow;

    private final List<Node> m_nodes = new ArrayList<>();

    private final List<Connection> m_connections = new ArrayList<>();

    private final List<Annotation> m_annotations = new ArrayList<>();

    /**
     * @param folder the folder of the workflow
     * @param looks how nodes look
     * @throws IOException if its files cannot be read; the message names the file
     */
    WorkflowFile(final Path folder, final NodeLooks looks) throws IOException {
        m_folder = folder;
        m_looks = looks;
        m_workflow = Config.read(folder.resolve("workflow.knime"));
        for (final Config connection : m_workflow.get("connections").children()) {
            m_connections.add(new Connection(connection.integer("sourceID"), connection.integer("sourcePort"),
                connection.integer("destID"), connection.integer("destPort")));
        }
        for (final Config node : m_workflow.get("nodes").children()) {
            m_nodes.add(node(node));
        }
        if (m_workflow.has("annotations")) {
            for (final Config annotation : m_workflow.get("annotations").children()) {
                m_annotations.add(annotation(annotation));
            }
        }
    }

    List<Node> nodes() {
        return m_nodes;
    }

    List<Connection> connections() {
        return m_connections;
    }

    List<Annotation> annotations() {
        return m_annotations;
    }

    /** @return the width of connections in pixels */
    int connectionWidth() throws IOException {
        return m_workflow.get("workflow_editor_settings").integer("workflow.editor.connectionWidth");
    }

    private Node node(final Config node) throws IOException {
        final int id = node.integer("id");
        final Path file = m_folder.resolve(node.string("node_settings_file"));
        final Config settings = Config.read(file);
        final Config bounds = node.get("ui_settings").get("extrainfo.node.bounds");
        final boolean isComponent = node.string("node_type").equals("SubNode");
        final String name =
            isComponent ? Config.read(file.resolveSibling("workflow.knime")).string("name") : settings.string("name");
        final NodeLook look = isComponent ? component(settings) : m_looks.of(settings.string("factory"))
            .orElse(new NodeLook(NodeKind.Unknown, Optional.empty(), List.of(), List.of()));
        final String label =
            settings.has("nodeAnnotation") ? settings.get("nodeAnnotation").find("text").orElse("") : "";
        return new Node(id, name, label, bounds.integer("0"), bounds.integer("1"), connected(id, look));
    }

    private NodeLook component(final Config settings) throws IOException {
        return new NodeLook(NodeKind.Component, Optional.empty(), ports(settings.get("inports")),
            ports(settings.get("outports")));
    }

    private List<PortKind> ports(final Config ports) throws IOException {
        final List<PortKind> kinds = new ArrayList<>();
        for (final Config port : ports.children()) {
            kinds.add(m_looks.port(port.get("type").string("object_class")));
        }
        return kinds;
    }

    /** @return the look with the optional ports that the workflow connects: they come last, and are for tables */
    private NodeLook connected(final int id, final NodeLook look) {
        final int inputs =
            m_connections.stream().filter(c -> c.target() == id).mapToInt(Connection::targetPort).max().orElse(0);
        final int outputs =
            m_connections.stream().filter(c -> c.source() == id).mapToInt(Connection::sourcePort).max().orElse(0);
        return new NodeLook(look.kind(), look.icon(), filled(look.inputs(), inputs), filled(look.outputs(), outputs));
    }

    private static List<PortKind> filled(final List<PortKind> ports, final int count) {
        final List<PortKind> filled = new ArrayList<>(ports);
        while (filled.size() < count) {
            filled.add(PortKind.TABLE);
        }
        return filled;
    }

    private static Annotation annotation(final Config annotation) throws IOException {
        final String text = annotation.string("text");
        final boolean isHtml = annotation.find("contentType").orElse("").equals("text/html");
        return new Annotation(
            new Box(annotation.integer("x-coordinate"), annotation.integer("y-coordinate"),
                annotation.integer("width"), annotation.integer("height")),
            isHtml ? text : "<p>" + Xml.escaped(text) + "</p>", colour(annotation.integer("bgcolor")),
            colour(annotation.integer("borderColor")), annotation.integer("borderSize"));
    }

    private static String colour(final int rgb) {
        return String.format(Locale.ROOT, "#%06X", rgb & 0xFFFFFF);
    }
}
