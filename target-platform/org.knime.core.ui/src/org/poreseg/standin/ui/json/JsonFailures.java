package org.poreseg.standin.ui.json;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a page gets instead of a result. */
public final class JsonFailures {

    private JsonFailures() {
    }

    /**
     * @param message what the user reads
     * @param details more about it, null if there is nothing more
     * @return the JSON text
     */
    public static String userError(final String message, final String details) {
        return error("userError", message, details);
    }

    /**
     * @param cause a failure that the view did not expect
     * @return the JSON text
     */
    public static String internalError(final Throwable cause) {
        return error("internalError", Objects.requireNonNullElse(cause.getMessage(), cause.toString()),
            cause.toString());
    }

    private static String error(final String kind, final String message, final String details) {
        final ObjectNode root = Json.MAPPER.createObjectNode();
        root.putObject(kind).put("message", message).put("details", details);
        return root.toString();
    }
}
