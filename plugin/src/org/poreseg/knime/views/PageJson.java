package org.poreseg.knime.views;

import java.io.IOException;

import org.poreseg.text.VisibleText;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/**
 * Writes what pages are told. The records {@link ScorerDocument} and {@link LearnerDocument} are the schema: an object a
 * record, with all of its components by name. What does not exist (NaN, {@code null}) is null.
 */
public final class PageJson {

    private static final TypeAdapter<Double> NUMBERS = new TypeAdapter<>() {
        @Override
        public void write(final JsonWriter out, final Double value) throws IOException {
            if (value == null || value.isNaN()) {
                out.nullValue();
            } else {
                out.value(value);
            }
        }

        @Override
        public Double read(final JsonReader in) {
            throw new UnsupportedOperationException("Pages are only written.");
        }
    };

    /** Of all texts, so that no name in a page hides what it is. */
    private static final TypeAdapter<String> TEXTS = new TypeAdapter<>() {
        @Override
        public void write(final JsonWriter out, final String value) throws IOException {
            out.value(value == null ? null : VisibleText.of(value));
        }

        @Override
        public String read(final JsonReader in) {
            throw new UnsupportedOperationException("Pages are only written.");
        }
    };

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping()
        .registerTypeAdapter(double.class, NUMBERS).registerTypeAdapter(Double.class, NUMBERS)
        .registerTypeAdapter(String.class, TEXTS).create();

    private PageJson() {
    }

    /**
     * @param document a record of a page's schema, or the text of an image
     * @return the same as JSON
     */
    public static String of(final Object document) {
        return GSON.toJson(document);
    }
}
