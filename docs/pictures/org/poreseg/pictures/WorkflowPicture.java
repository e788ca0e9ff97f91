package org.poreseg.pictures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The canvas of a workflow: annotations below, connections above them, and the nodes on top. */
final class WorkflowPicture {

    private static final int MARGIN = 20;

    private static final int PADDING = 10;

    private static final String CONNECTION = "#C0C4C6";

    private final WorkflowFile m_workflow;

    private final Map<Integer, NodePicture> m_nodes = new LinkedHashMap<>();

    /**
     * @param workflow the workflow
     * @throws IOException if a name or label cannot be drawn
     */
    WorkflowPicture(final WorkflowFile workflow) throws IOException {
        m_workflow = workflow;
        for (final WorkflowFile.Node node : workflow.nodes()) {
            m_nodes.put(node.id(), new NodePicture(node));
        }
    }

    /**
     * @return the picture, an SVG document
     * @throws IOException if an icon cannot be read or an annotation not drawn
     */
    String svg() throws IOException {
        final Svg svg = new Svg(box());
        for (final WorkflowFile.Annotation annotation : m_workflow.annotations()) {
            annotation(svg, annotation);
        }
        for (final WorkflowFile.Connection connection : m_workflow.connections()) {
            connection(svg, connection);
        }
        for (final NodePicture node : m_nodes.values()) {
            node.draw(svg);
        }
        for (final WorkflowFile.Connection connection : m_workflow.connections()) {
            variablePorts(svg, connection);
        }
        return svg.end();
    }

    private WorkflowFile.Box box() {
        final List<WorkflowFile.Box> boxes = new ArrayList<>();
        m_workflow.annotations().forEach(annotation -> boxes.add(annotation.box()));
        m_nodes.values().forEach(node -> boxes.add(node.box()));
        final int left = min(boxes, WorkflowFile.Box::x) - MARGIN;
        final int top = min(boxes, WorkflowFile.Box::y) - MARGIN;
        return new WorkflowFile.Box(left, top, -min(boxes, box -> -box.right()) + MARGIN - left,
            -min(boxes, box -> -box.bottom()) + MARGIN - top);
    }

    private static int min(final List<WorkflowFile.Box> boxes, final Function<WorkflowFile.Box, Integer> edge) {
        return boxes.stream().map(edge).min(Integer::compare).orElse(0);
    }

    private static void annotation(final Svg svg, final WorkflowFile.Annotation annotation) throws IOException {
        final WorkflowFile.Box box = annotation.box();
        final double half = annotation.borderWidth() / 2.0;
        svg.line("<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"%s\" "
            + "stroke-width=\"%d\"/>", box.x() + half, box.y() + half, box.width() - annotation.borderWidth(),
            box.height() - annotation.borderWidth(), annotation.fill(), annotation.border(), annotation.borderWidth());
        for (final RichText.Line line : RichText.lines(annotation.html(), box.width() - 2 * PADDING)) {
            svg.text(box.x() + PADDING + line.indent(), box.y() + PADDING + line.y(), line.runs());
        }
    }

    private void connection(final Svg svg, final WorkflowFile.Connection connection) throws IOException {
        final NodePicture source = m_nodes.get(connection.source());
        final NodePicture target = m_nodes.get(connection.target());
        final boolean isVariable = source.port(false, connection.sourcePort()).isVariable();
        final double x1 = source.portX(false, connection.sourcePort());
        final double y1 = source.portY(false, connection.sourcePort());
        final double x2 = target.portX(true, connection.targetPort());
        final double y2 = target.portY(true, connection.targetPort());
        // curves leave and reach the ports level, and bend the more the farther apart these are
        final double bend = Math.max(Math.abs(x2 - x1) / 2, 20);
        svg.line("<path d=\"M%.1f,%.1f C%.1f,%.1f %.1f,%.1f %.1f,%.1f\" fill=\"none\" stroke=\"%s\" "
            + "stroke-width=\"%d\"/>", x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2,
            isVariable ? PortKind.VARIABLE.colour() : CONNECTION, m_workflow.connectionWidth());
    }

    private void variablePorts(final Svg svg, final WorkflowFile.Connection connection) {
        if (connection.sourcePort() == 0) {
            m_nodes.get(connection.source()).drawPort(svg, false, 0);
        }
        if (connection.targetPort() == 0) {
            m_nodes.get(connection.target()).drawPort(svg, true, 0);
        }
    }
}
