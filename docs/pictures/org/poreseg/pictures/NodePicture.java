package org.poreseg.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A node on the canvas: its name, its body with icon and ports, its traffic light, and its label. */
final class NodePicture {

    private static final int SIZE = 32;

    private static final int ICON = 16;

    private static final int PORT = 9;

    /** Between the middles of neighbouring ports. */
    private static final double PORT_STEP = 10.5;

    /** What KNIME adds to the stored position, which is from a time when nodes were drawn otherwise. */
    private static final int DOWN = 6;

    private static final int LIGHT_HEIGHT = 12;

    private static final int LIGHT_TOP = SIZE + 8;

    private static final int LINE = 15;

    /** Where names and labels are broken. */
    private static final double TEXT_WIDTH = 170;

    private final WorkflowFile.Node m_node;

    private final List<RichText.Line> m_name;

    private final List<RichText.Line> m_label;

    private final int m_x;

    private final int m_y;

    /**
     * @param node the node
     * @throws IOException if its name or label cannot be drawn
     */
    NodePicture(final WorkflowFile.Node node) throws IOException {
        m_node = node;
        m_name = wrapped(node.name(), "b");
        m_label = wrapped(node.label(), "span");
        m_x = node.x();
        m_y = node.y() + DOWN;
    }

    /** @return what the node covers, with its name and its label */
    WorkflowFile.Box box() {
        final int half = (int)Math.ceil(Stream.concat(m_name.stream(), m_label.stream())
            .mapToDouble(RichText.Line::width).max().orElse(0) / 2) + PORT;
        final int top = m_y - 8 - LINE * m_name.size();
        final int bottom = m_y + LIGHT_TOP + LIGHT_HEIGHT + LINE * (1 + m_label.size());
        return new WorkflowFile.Box(m_x + SIZE / 2 - half, top, 2 * half, bottom - top);
    }

    /** Where connections end: the middle of a port. */
    double portX(final boolean input, final int port) {
        if (port == 0) {
            return input ? m_x : m_x + SIZE;
        }
        return input ? m_x - PORT / 2.0 : m_x + SIZE + PORT / 2.0;
    }

    /** Where connections end: the middle of a port. */
    double portY(final boolean input, final int port) {
        if (port == 0) {
            return m_y - PORT / 2.0;
        }
        final int count = ports(input).size();
        final double first = count == 1 ? SIZE / 2.0 : SIZE / 2.0 - PORT_STEP;
        return m_y + first + (port - 1) * (count == 2 ? 2 * PORT_STEP : PORT_STEP);
    }

    /** @return how a port looks */
    PortKind port(final boolean input, final int port) {
        return port == 0 ? PortKind.VARIABLE : ports(input).get(port - 1);
    }

    private List<PortKind> ports(final boolean input) {
        return input ? m_node.look().inputs() : m_node.look().outputs();
    }

    /** Draws the node, but for its flow variable ports, which are seen only where they are connected. */
    void draw(final Svg svg) throws IOException {
        body(svg);
        for (final boolean input : new boolean[]{true, false}) {
            for (int port = 1; port <= ports(input).size(); port++) {
                drawPort(svg, input, port);
            }
        }
        trafficLight(svg);
        centred(svg, m_name, m_y - 10 - LINE * (m_name.size() - 1));
        centred(svg, m_label, m_y + LIGHT_TOP + LIGHT_HEIGHT + 17);
    }

    private void body(final Svg svg) throws IOException {
        svg.line("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\"/>", m_x, m_y, SIZE, SIZE,
            m_node.look().kind().colour());
        if (m_node.look().kind() == NodeKind.Component) {
            componentMark(svg);
        }
        if (m_node.look().icon().isPresent()) {
            final int margin = (SIZE - ICON) / 2;
            svg.line("<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" href=\"data:image/png;base64,%s\"/>",
                m_x + margin, m_y + margin, ICON, ICON, base64(m_node.look().icon().get()));
        }
    }

    private static String base64(final Path file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }

    /** A component is a frame around a workflow of its own. */
    private void componentMark(final Svg svg) {
        svg.line("<rect x=\"%d\" y=\"%d\" width=\"24\" height=\"24\" rx=\"2\" fill=\"#FFFFFF\" fill-opacity=\"0.35\"/>",
            m_x + 4, m_y + 4);
        svg.line("<path d=\"M%d,%d h5 m4,0 h5 M%d,%d v8\" stroke=\"#3E3A39\" stroke-width=\"1.2\" fill=\"none\"/>",
            m_x + 9, m_y + 16, m_x + 16, m_y + 12);
        for (final int[] square : new int[][]{{6, 13}, {13, 8}, {13, 18}, {20, 13}}) {
            svg.line("<rect x=\"%d\" y=\"%d\" width=\"6\" height=\"6\" rx=\"1\" fill=\"#3E3A39\"/>", m_x + square[0],
                m_y + square[1]);
        }
    }

    /** Draws a port; port 0 is the flow variable port. */
    void drawPort(final Svg svg, final boolean input, final int port) {
        final double x = portX(input, port);
        final double y = portY(input, port);
        final double half = PORT / 2.0;
        final PortKind kind = port(input, port);
        switch (kind.shape()) {
            case TRIANGLE -> svg.line("<path d=\"M%.1f,%.1f l%d,%.1f l-%d,%.1f z\" fill=\"%s\"/>", x - half, y - half,
                PORT, half, PORT, half, kind.colour());
            case CIRCLE -> svg.line("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, half,
                kind.colour());
            case SQUARE -> svg.line("<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" fill=\"%s\"/>", x - half,
                y - half, PORT, PORT, kind.colour());
        }
    }

    /** A node that is configured and not executed, as all nodes of a workflow that ships, is yellow. */
    private void trafficLight(final Svg svg) {
        final int y = m_y + LIGHT_TOP;
        svg.line("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"1\" fill=\"#D8DCDD\"/>", m_x, y, SIZE,
            LIGHT_HEIGHT);
        for (int i = 0; i < 3; i++) {
            svg.line("<circle cx=\"%d\" cy=\"%d\" r=\"3.5\" fill=\"%s\" stroke=\"%s\"/>", m_x + 6 + 10 * i,
                y + LIGHT_HEIGHT / 2, i == 1 ? "#FFD800" : "#FFFFFF", i == 1 ? "#AB9100" : "#7D7D7D");
        }
    }

    private static List<RichText.Line> wrapped(final String text, final String style) throws IOException {
        final String html = Xml.escaped(text).replace("\n", "<br/>");
        return text.isBlank() ? List.of()
            : RichText.lines("<p><" + style + ">" + html + "</" + style + "></p>", TEXT_WIDTH);
    }

    private void centred(final Svg svg, final List<RichText.Line> lines, final double y) {
        for (int i = 0; i < lines.size(); i++) {
            svg.text(m_x + SIZE / 2.0 - lines.get(i).width() / 2, y + LINE * i, lines.get(i).runs());
        }
    }
}
