package org.poreseg.testing.knime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.webui.node.view.NodeView;
import org.knime.node.DefaultNodeFactory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The view of a node, with its default settings. */
final class KnimeView implements org.poreseg.testing.NodeView {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NativeNodeContainer m_container;

    private final NodeView m_view;

    KnimeView(final DefaultNodeFactory factory, final NativeNodeContainer container) {
        m_container = container;
        m_view = inContext(() -> factory.createNodeView(container.getNodeModel()));
        final var settings = new NodeSettings("view");
        container.getNode().saveDefaultViewSettingsTo(settings);
        m_view.loadValidatedSettingsFrom(settings);
    }

    private <T> T inContext(final Supplier<T> work) {
        NodeContext.pushContext(m_container);
        try {
            return work.get();
        } finally {
            NodeContext.removeLastContext();
        }
    }

    @Override
    public String html() {
        try (InputStream in = m_view.getPage().getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String initialData() {
        return inContext(() -> m_view.createInitialDataService().orElseThrow().getInitialData());
    }

    @Override
    public String call(final String method, final Object... parameters) {
        final ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        final ArrayNode values = request.putArray("params");
        for (final Object parameter : parameters) {
            values.add(JSON.<JsonNode>valueToTree(parameter));
        }
        return result(inContext(
            () -> m_view.createRpcDataService().orElseThrow().handleRpcRequest(request.toString())));
    }

    private static String result(final String response) {
        try {
            final JsonNode answer = JSON.readTree(response);
            if (answer.has("error")) {
                throw new IllegalStateException(answer.get("error").toString());
            }
            return answer.get("result").toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer is no JSON: " + response, e);
        }
    }
}
