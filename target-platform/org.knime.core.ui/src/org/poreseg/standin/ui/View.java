package org.poreseg.standin.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Resource;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;
import org.poreseg.standin.ui.json.JsonRpc;

/** A node's view, as far as it can be had without a browser. */
public final class View {

    private final ViewDefinition m_view;

    private final ViewInput m_input;

    View(final ViewDefinition view, final NodeParameters parameters, final PortObject[] internalObjects) {
        m_view = view;
        m_input = new Input(parameters, internalObjects);
    }

    private record Input(NodeParameters parameters, PortObject[] internalObjects) implements ViewInput {

        @Override
        public PortObject[] getInternalPortObjects() {
            return internalObjects.clone();
        }
    }

    /** @return the page */
    public String html() {
        return new String(content(m_view.page()), StandardCharsets.UTF_8);
    }

    private static byte[] content(final Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the JSON text that the page gets first: {@code result}, {@code userError} or {@code internalError} */
    public String initialData() {
        if (m_view.initialData() == null) {
            throw new IllegalStateException("The view has no initial data");
        }
        return m_view.initialData().json(m_input);
    }

    /**
     * @param method a method of the handler; with several handlers, {@code handler.method}
     * @param parameters its parameters
     * @return the JSON text of its result
     * @throws IllegalStateException if the answer is an error
     */
    public String call(final String method, final Object... parameters) {
        return rpc().result(method, parameters);
    }

    private JsonRpc rpc() {
        return new JsonRpc(name -> m_view.handlers().get(name).apply(m_input), m_view.handlers().keySet());
    }
}
