package org.poreseg.standin.ui.json;

import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a page gets instead of a result. */
public final class JsonFailures {

    private JsonFailures() {
    }

    /**
     * @param cause a failure that the view did not expect
     * @return the JSON text
     */
    public static String internalError(final Throwable cause) {
        final ObjectNode root = Json.MAPPER.createObjectNode();
        root.putObject("internalError")
            .put("message", Objects.requireNonNullElse(cause.getMessage(), cause.toString()))
            .put("details", cause.toString());
        return root.toString();
    }
}
