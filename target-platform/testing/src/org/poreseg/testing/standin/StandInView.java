package org.poreseg.testing.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultView.ViewInput;
import org.poreseg.standin.ui.ViewDefinition;
import org.poreseg.standin.ui.ViewDefinition.InitialData;
import org.poreseg.testing.NodeView;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** The view of a node on the stand-in platform, whose data are JSON as KNIME reads and writes it. */
record StandInView(ViewDefinition view, ViewInput input) implements NodeView {

    /** Set up as KNIME's own. */
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static StandInView of(final ViewDefinition view, final PortObject[] internalObjects) {
        if (view == null) {
            throw new IllegalStateException("The node has no view");
        }
        return new StandInView(view, internalObjects::clone);
    }

    @Override
    public String html() {
        try (InputStream in = view.page().getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String initialData() {
        if (view.initialData() == null) {
            throw new IllegalStateException("The view has no initial data");
        }
        try {
            final String data = text(view.initialData());
            return "{\"result\":" + (isJson(data) ? data : JSON.writeValueAsString(data)) + "}";
        } catch (IOException | RuntimeException e) {
            return JSON.createObjectNode().set("internalError",
                JSON.createObjectNode().put("message", e.getMessage()).put("details", e.toString())).toString();
        }
    }

    private <D> String text(final InitialData<D> initialData) throws IOException {
        final D data = initialData.data().apply(input);
        if (initialData.serializer() != null) {
            return initialData.serializer().serialize(data);
        }
        return data instanceof String text ? text : JSON.writeValueAsString(data);
    }

    /** A text is no JSON if it has mistakes, but too long a string in it is a failure. */
    private static boolean isJson(final String text) throws JsonProcessingException {
        try {
            return !JSON.readTree(text).isMissingNode();
        } catch (StreamConstraintsException e) {
            throw e;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @Override
    public String call(final String method, final Object... parameters) {
        final Object handler = view.handler().apply(input);
        final Method called = Arrays.stream(handler.getClass().getMethods())
            .filter(candidate -> candidate.getName().equals(method)
                && candidate.getParameterCount() == parameters.length)
            .findFirst().orElseThrow(() -> new IllegalStateException("There is no method " + method + " with "
                + parameters.length + " parameters"));
        try {
            return JSON.writeValueAsString(called.invoke(handler, arguments(called, parameters)));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method + " failed: " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(handler.getClass() + " has to be public for a page to call it", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value of " + method + " is no JSON", e);
        }
    }

    /** Parameters travel as JSON. */
    private static Object[] arguments(final Method method, final Object[] parameters) throws JsonProcessingException {
        final Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = JSON.readValue(JSON.writeValueAsString(parameters[i]),
                JSON.constructType(method.getGenericParameterTypes()[i]));
        }
        return arguments;
    }
}
