package org.poreseg.unet.model;

import java.io.IOException;

import org.poreseg.errors.UserError;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/** How records are kept as JSON: readable, and with {@code null} for a number that is missing (NaN). */
public final class Json {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
        .registerTypeAdapter(double.class, new NumberOrNull()).registerTypeAdapter(Double.class, new NumberOrNull())
        .create();

    private Json() {
    }

    private static final class NumberOrNull extends TypeAdapter<Double> {
        @Override
        public void write(final JsonWriter out, final Double value) throws IOException {
            if (Double.isNaN(value)) {
                // also where nulls are left out
                final boolean nulls = out.getSerializeNulls();
                out.setSerializeNulls(true);
                out.nullValue();
                out.setSerializeNulls(nulls);
            } else {
                out.value(value);
            }
        }

        @Override
        public Double read(final JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return Double.NaN;
            }
            return in.nextDouble();
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
     * @param text JSON
     * @param type what it should be
     * @param where the file, for the message
     * @param <T> what it should be
     * @return the record
     * @throws UserError if it is something else
     */
    public static <T> T read(final String text, final Class<T> type, final String where) {
        try {
            final T value = GSON.fromJson(text, type);
            if (value != null) {
                return value;
            }
        } catch (final JsonParseException ex) {
            throw UserError.found(where + " is damaged: " + ex.getMessage()).causedBy(ex);
        } catch (final RuntimeException ex) {
            // what the constructor of a record says of a value that it does not take
            final Throwable cause = ex.getCause() == null ? ex : ex.getCause();
            throw UserError.found(where + " is damaged: " + cause.getMessage()).causedBy(ex);
        }
        throw UserError.found(where + " is empty");
    }
}
