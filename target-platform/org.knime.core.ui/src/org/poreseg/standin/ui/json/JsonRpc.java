package org.poreseg.standin.ui.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers a page's calls of methods. */
public final class JsonRpc {

    private static final int INTERNAL_ERROR = -32001;

    private static final int METHOD_NOT_FOUND = -32601;

    private final Function<String, Object> m_handlers;

    private final Set<String> m_names;

    /**
     * @param handlers makes the object with the methods, by name
     * @param names the names; a single handler has an empty name
     */
    public JsonRpc(final Function<String, Object> handlers, final Set<String> names) {
        m_handlers = handlers;
        m_names = names;
    }

    /**
     * @param method a method, behind its handler's name and a dot where there are several handlers
     * @param parameters its parameters
     * @return the JSON text of the result
     * @throws IllegalStateException if the answer is an error
     */
    public String result(final String method, final Object... parameters) {
        final ObjectNode request = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
        request.put("method", method).set("params", Json.MAPPER.valueToTree(parameters));
        final JsonNode answer = answer(request);
        if (!answer.has("result")) {
            throw new IllegalStateException("The view's method " + method + " failed: " + answer);
        }
        return answer.get("result").toString();
    }

    private ObjectNode answer(final JsonNode request) {
        final ObjectNode answer = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", request.get("id"));
        try {
            final String name = request.get("method").asText();
            final int dot = name.lastIndexOf('.');
            final String handlerName = dot < 0 ? "" : name.substring(0, dot);
            if (!m_names.contains(handlerName)) {
                return fail(answer, METHOD_NOT_FOUND, "There is no handler '" + handlerName + "'");
            }
            final Object handler = m_handlers.apply(handlerName);
            if (!Modifier.isPublic(handler.getClass().getModifiers())) {
                return fail(answer, INTERNAL_ERROR, handler.getClass() + " has to be public for a page to call it");
            }
            final JsonNode parameters = request.path("params");
            for (final Method method : handler.getClass().getMethods()) {
                if (method.getName().equals(name.substring(dot + 1))
                    && method.getParameterCount() == parameters.size()) {
                    answer.set("result", Json.MAPPER.valueToTree(invoke(handler, method, parameters)));
                    return answer;
                }
            }
            return fail(answer, METHOD_NOT_FOUND, "There is no method " + name + " with these parameters");
        } catch (JsonProcessingException | IllegalAccessException | RuntimeException e) {
            return fail(answer, INTERNAL_ERROR, e.toString());
        }
    }

    private static Object invoke(final Object handler, final Method method, final JsonNode parameters)
        throws JsonProcessingException, IllegalAccessException {
        final var arguments = new Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = Json.MAPPER.treeToValue(parameters.get(i),
                Json.MAPPER.constructType(method.getGenericParameterTypes()[i]));
        }
        try {
            return method.invoke(handler, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static ObjectNode fail(final ObjectNode answer, final int code, final String message) {
        answer.putObject("error").put("code", code).put("message", message);
        return answer;
    }
}
