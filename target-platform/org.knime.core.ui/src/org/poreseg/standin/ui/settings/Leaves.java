package org.poreseg.standin.ui.settings;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** Settings that are one value under one key (an optional one has a second key). */
final class Leaves {

    /** Ending of the key that says whether an optional value is there. */
    static final String IS_PRESENT = "_is_present";

    private static final Map<Class<?>, Kind<?>> KINDS = new LinkedHashMap<>();

    static {
        add(new Kind<>(NodeSettingsRO::getInt, NodeSettingsWO::addInt, 0), int.class, Integer.class);
        add(new Kind<>(NodeSettingsRO::getLong, NodeSettingsWO::addLong, 0L), long.class, Long.class);
        add(new Kind<>(NodeSettingsRO::getDouble, NodeSettingsWO::addDouble, 0.0), double.class, Double.class);
        add(new Kind<>(NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean, false), boolean.class, Boolean.class);
        add(new Kind<>(NodeSettingsRO::getString, NodeSettingsWO::addString, null), String.class);
        add(new Kind<>(NodeSettingsRO::getStringArray, NodeSettingsWO::addStringArray, null), String[].class);
    }

    private Leaves() {
    }

    private interface Reader<T> {
        T read(NodeSettingsRO settings, String key) throws InvalidSettingsException;
    }

    private interface Writer<T> {
        void write(NodeSettingsWO settings, String key, T value);
    }

    /** What stands under the key of an absent optional value is {@code empty}, so that a flow variable can set it. */
    private record Kind<T>(Reader<T> reader, Writer<T> writer, T empty) {

        @SuppressWarnings("unchecked") // chosen by the field's type
        void save(final NodeSettingsWO settings, final String key, final Object value) {
            writer.write(settings, key, (T)value);
        }

        void saveEmpty(final NodeSettingsWO settings, final String key) {
            writer.write(settings, key, empty);
        }
    }

    private static void add(final Kind<?> kind, final Class<?>... types) {
        for (final Class<?> type : types) {
            KINDS.put(type, kind);
        }
    }

    static Object load(final Field field, final String key, final NodeSettingsRO settings)
        throws InvalidSettingsException {
        if (field.getType() == Void.class) {
            return null;
        }
        if (field.getType() != Optional.class) {
            return kind(field.getType(), field).reader().read(settings, key);
        }
        return settings.getBoolean(key + IS_PRESENT, true)
            ? Optional.ofNullable(kind(contentType(field), field).reader().read(settings, key)) : Optional.empty();
    }

    static void save(final Field field, final String key, final Object value, final NodeSettingsWO settings) {
        if (field.getType() == Void.class) {
            return;
        }
        if (field.getType() != Optional.class) {
            kind(field.getType(), field).save(settings, key, value);
            return;
        }
        final Optional<?> optional = (Optional<?>)value;
        final Kind<?> kind = kind(contentType(field), field);
        if (optional.isPresent()) {
            kind.save(settings, key, optional.get());
        } else {
            kind.saveEmpty(settings, key);
        }
        settings.addBoolean(key + IS_PRESENT, optional.isPresent());
    }

    private static Class<?> contentType(final Field field) {
        return (Class<?>)((ParameterizedType)field.getGenericType()).getActualTypeArguments()[0];
    }

    private static Kind<?> kind(final Class<?> type, final Field field) {
        if (type.isEnum()) {
            return enumKind(type);
        }
        final Kind<?> kind = KINDS.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("A setting of " + type + " cannot be stored: " + field
                + ". A group has to implement WidgetGroup and Persistable, anything else needs a persistor");
        }
        return kind;
    }

    private static Kind<?> enumKind(final Class<?> type) {
        return new Kind<Enum<?>>((settings, key) -> constant(type, settings.getString(key)),
            (settings, key, value) -> settings.addString(key, value == null ? null : value.name()), null);
    }

    private static Enum<?> constant(final Class<?> type, final String name) throws InvalidSettingsException {
        if (name == null) {
            return null;
        }
        for (final Object constant : type.getEnumConstants()) {
            if (((Enum<?>)constant).name().equals(name)) {
                return (Enum<?>)constant;
            }
        }
        throw new InvalidSettingsException("Invalid value '" + name + "'. Possible values: " + Arrays
            .stream(type.getEnumConstants()).map(constant -> ((Enum<?>)constant).name())
            .collect(Collectors.joining(", ")));
    }
}
