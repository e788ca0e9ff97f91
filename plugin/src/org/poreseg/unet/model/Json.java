package org.poreseg.unet.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.poreseg.errors.UserError;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/** How records are kept as JSON: in one line, and with {@code null} for a number that is missing (NaN) or infinite. */
public final class Json {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping()
        .registerTypeAdapter(double.class, new NumberOrNull()).registerTypeAdapter(Double.class, new NumberOrNull())
        .create();

    private Json() {
    }

    private static final class NumberOrNull extends TypeAdapter<Double> {
        @Override
        public void write(final JsonWriter out, final Double value) throws IOException {
            if (Double.isFinite(value)) {
                out.value(value);
            } else {
                // also where nulls are left out
                final boolean nulls = out.getSerializeNulls();
                out.setSerializeNulls(true);
                out.nullValue();
                out.setSerializeNulls(nulls);
            }
        }

        @Override
        public Double read(final JsonReader in) {
            throw new UnsupportedOperationException("Records are read by their components, not by Gson");
        }
    }

    /**
     * @param value a record
     * @return its JSON
     */
    public static String write(final Object value) {
        return GSON.toJson(value);
    }

    /**
     * Reads a record as {@link #write} writes it, and nothing else: each component once, of its type and in its range,
     * and no other field. Takes at most some 20 times as much memory as the text has bytes.
     *
     * @param utf8 JSON in UTF-8, of a length that the caller bounds
     * @param type the record
     * @param where the file, for the message
     * @param <T> the record
     * @return the record
     * @throws UserError if it is something else, naming the field
     * @throws IOException if the text cannot be read
     */
    public static <T extends Record> T read(final InputStream utf8, final Class<T> type, final String where)
        throws IOException {
        final RecordReader reader = new RecordReader(text(utf8), where);
        final T value = reader.record(type);
        reader.end();
        return value;
    }

    /** What is no UTF-8 is an error, where Java would put replacement characters. */
    static InputStreamReader text(final InputStream utf8) {
        return new InputStreamReader(utf8, StandardCharsets.UTF_8.newDecoder());
    }
}
