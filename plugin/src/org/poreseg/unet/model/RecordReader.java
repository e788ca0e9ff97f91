package org.poreseg.unet.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.errors.UserError;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/**
 * Reads records from JSON that a stranger may have written. The types of the components say what may stand where:
 * whole numbers, numbers ({@code null} is NaN), truth values, texts, constants, lists, maps of texts, and records. So
 * what is read is never deeper than the types are, and everything that is not expected is an error that names its
 * place.
 */
final class RecordReader {

    /** The most characters of a text. */
    static final int MAX_TEXT = 100_000;

    /** So much of a strange text is quoted. */
    private static final int MAX_QUOTED = 60;

    private final JsonReader m_json;

    private final String m_where;

    /** Java makes them anew whenever it is asked. */
    private final Map<Class<?>, List<RecordComponent>> m_components = new HashMap<>();

    /** What is read here; may fail as reading does. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * @param text the JSON
     * @param where the file, for the message
     */
    RecordReader(final Reader text, final String where) {
        m_json = new JsonReader(text);
        m_json.setStrictness(Strictness.STRICT);
        m_where = where;
    }

    /**
     * @return the record that comes next
     * @throws UserError if something else comes
     */
    <T extends Record> T record(final Class<T> type) throws IOException {
        return wellFormed(() -> components(type));
    }

    /** @throws UserError if there is anything after what was read */
    void end() throws IOException {
        if (wellFormed(m_json::peek) != JsonToken.END_DOCUMENT) {
            throw damaged("there is more after its end");
        }
    }

    /** @throws UserError if something other than an object comes */
    void beginObject() throws IOException {
        wellFormed(() -> {
            expect(JsonToken.BEGIN_OBJECT, "an object");
            m_json.beginObject();
            return null;
        });
    }

    /** @return the name of the next field of the object; {@code null} after its last, whose end is read as well */
    String nextField() throws IOException {
        return wellFormed(() -> {
            if (m_json.peek() == JsonToken.END_OBJECT) {
                m_json.endObject();
                return null;
            }
            return m_json.nextName();
        });
    }

    /** @return the whole number that comes next */
    int integer() throws IOException {
        return wellFormed(() -> (int)whole(Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** @return the text that comes next */
    String text() throws IOException {
        return wellFormed(this::string);
    }

    /** @return the texts by their names that come next */
    Map<String, String> texts() throws IOException {
        return wellFormed(this::map);
    }

    private <T> T wellFormed(final Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (final MalformedJsonException | EOFException ex) {
            throw damaged("it is no JSON at " + place()).causedBy(ex);
        } catch (final CharacterCodingException ex) {
            throw damaged("it is no text in UTF-8").causedBy(ex);
        }
    }

    private <T extends Record> T components(final Class<T> type) throws IOException {
        expect(JsonToken.BEGIN_OBJECT, "an object");
        final String path = m_json.getPath();
        final List<RecordComponent> components =
            m_components.computeIfAbsent(type, record -> List.of(record.getRecordComponents()));
        final Map<String, Object> values = new HashMap<>();
        m_json.beginObject();
        while (m_json.peek() != JsonToken.END_OBJECT) {
            final String name = m_json.nextName();
            final RecordComponent component = components.stream().filter(one -> one.getName().equals(name)).findFirst()
                .orElseThrow(() -> damaged(place(path) + " has a field " + quoted(name) + ", which is unknown"));
            if (values.containsKey(name)) {
                throw damaged(place() + " is there twice");
            }
            values.put(name, component(component));
        }
        m_json.endObject();
        for (final RecordComponent component : components) {
            if (!values.containsKey(component.getName()) && !mayBeAbsent(component)) {
                throw damaged(place(path) + " has no " + component.getName());
            }
        }
        return make(type, components, values, path);
    }

    private Object component(final RecordComponent component) throws IOException {
        if (mayBeAbsent(component) && m_json.peek() == JsonToken.NULL) {
            m_json.nextNull();
            return null;
        }
        return value(component.getGenericType());
    }

    private static boolean mayBeAbsent(final RecordComponent component) {
        return component.isAnnotationPresent(MayBeAbsent.class);
    }

    private <T extends Record> T make(final Class<T> type, final List<RecordComponent> components,
        final Map<String, Object> values, final String path) {
        final Object[] arguments = components.stream().map(one -> values.get(one.getName())).toArray();
        try {
            final Constructor<T> constructor =
                type.getDeclaredConstructor(components.stream().map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (final InvocationTargetException ex) {
            if (ex.getCause() instanceof UserError error) {
                throw error.in(m_where + " is damaged in " + place(path));
            }
            throw new IllegalStateException(type + " should tell what it does not take by a UserError", ex);
        } catch (final ReflectiveOperationException ex) {
            throw new IllegalStateException(type + " cannot be made", ex);
        }
    }

    @SuppressWarnings("unchecked")
    private Object value(final Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? list(generic.getActualTypeArguments()[0]) : map();
        }
        final Class<?> simple = (Class<?>)type;
        if (simple == int.class || simple == Integer.class) {
            return (int)whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (simple == long.class || simple == Long.class) {
            return whole(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (simple == double.class) {
            return number();
        }
        if (simple == boolean.class) {
            expect(JsonToken.BOOLEAN, "true or false");
            return m_json.nextBoolean();
        }
        if (simple.isEnum()) {
            return constant(simple);
        }
        return simple == String.class ? string() : components((Class<? extends Record>)simple);
    }

    private List<Object> list(final Type element) throws IOException {
        expect(JsonToken.BEGIN_ARRAY, "a list");
        final List<Object> values = new ArrayList<>();
        m_json.beginArray();
        while (m_json.peek() != JsonToken.END_ARRAY) {
            values.add(value(element));
        }
        m_json.endArray();
        return List.copyOf(values);
    }

    private Map<String, String> map() throws IOException {
        expect(JsonToken.BEGIN_OBJECT, "an object");
        final Map<String, String> values = new LinkedHashMap<>();
        m_json.beginObject();
        while (m_json.peek() != JsonToken.END_OBJECT) {
            final String name = m_json.nextName();
            if (values.put(name, string()) != null) {
                throw damaged(place() + " is there twice");
            }
        }
        m_json.endObject();
        return values;
    }

    private long whole(final long least, final long most) throws IOException {
        expect(JsonToken.NUMBER, "a whole number");
        final String text = m_json.nextString();
        try {
            final long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (final NumberFormatException ex) {
            // said below
        }
        throw damaged(place() + " is " + quoted(text) + ", and no whole number from " + least + " to " + most);
    }

    private double number() throws IOException {
        if (m_json.peek() == JsonToken.NULL) {
            m_json.nextNull();
            return Double.NaN;
        }
        expect(JsonToken.NUMBER, "a number");
        final String text = m_json.nextString();
        final double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw damaged(place() + " is " + quoted(text) + ", which is too large");
        }
        return value;
    }

    private String string() throws IOException {
        expect(JsonToken.STRING, "a text");
        final String text = m_json.nextString();
        if (text.length() > MAX_TEXT) {
            throw damaged(place() + " has " + text.length() + " characters, more than " + MAX_TEXT);
        }
        return text;
    }

    private Object constant(final Class<?> type) throws IOException {
        final String name = string();
        for (final Object constant : type.getEnumConstants()) {
            if (((Enum<?>)constant).name().equals(name)) {
                return constant;
            }
        }
        throw damaged(place() + " is " + quoted(name) + ", and none of " + Arrays.toString(type.getEnumConstants()));
    }

    private void expect(final JsonToken token, final String what) throws IOException {
        if (m_json.peek() != token) {
            throw damaged(place() + " is not " + what);
        }
    }

    /** Where the reader is, such as {@code models[0].training.epochs}. */
    private String place() {
        return place(m_json.getPath());
    }

    /** @param path as Gson has it, such as {@code $.models[0]} */
    private static String place(final String path) {
        return path.length() <= 2 ? "it" : quoted(path.substring(2));
    }

    /** A text that may be long and strange, for a message. */
    private static String quoted(final String text) {
        final String shown = text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + '…';
        return '"' + shown.replaceAll("\\p{C}", "?") + '"';
    }

    private UserError damaged(final String how) {
        return UserError.found(m_where + " is damaged: " + how);
    }
}
