package org.poreseg.standin.ui.json;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** JSON as KNIME reads and writes it, limits on the length of a string included. */
public final class Json {

    /** Set up as KNIME's own. */
    static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {
    }

    /**
     * @param value any value
     * @return its JSON text
     */
    public static String write(final Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param text a text
     * @return whether it is JSON
     * @throws UncheckedIOException if it is, but larger than KNIME can process
     */
    public static boolean isValid(final String text) {
        try {
            return !MAPPER.readTree(text).isMissingNode();
        } catch (StreamConstraintsException e) {
            throw new UncheckedIOException("The initial value for this view is too large to process", e);
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
