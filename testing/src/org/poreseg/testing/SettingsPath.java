package org.poreseg.testing;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** Changes single settings in the form in which workflows store them. */
final class SettingsPath {

    private SettingsPath() {
    }

    /** Ending of the key that says whether an optional setting is switched on. */
    private static final String IS_PRESENT = "_is_present";

    /** Reads a setting, and fails if it is of another type. */
    @FunctionalInterface
    private interface Reader {

        void read(NodeSettings group, String key) throws InvalidSettingsException;
    }

    /** Puts a value in the place of a setting. */
    @FunctionalInterface
    private interface Writer {

        void write(NodeSettings group, String key, Object value);
    }

    /** The types of settings. */
    private enum Type {

        INT(NodeSettings::getInt, Integer.class::isInstance, (group, key, value) -> group.addInt(key, (Integer)value)),

        LONG(NodeSettings::getLong, value -> value instanceof Integer || value instanceof Long,
            (group, key, value) -> group.addLong(key, ((Number)value).longValue())),

        DOUBLE(NodeSettings::getDouble, Double.class::isInstance,
            (group, key, value) -> group.addDouble(key, (Double)value)),

        BOOLEAN(NodeSettings::getBoolean, Boolean.class::isInstance,
            (group, key, value) -> group.addBoolean(key, (Boolean)value)),

        STRING(NodeSettings::getString, value -> value == null || value instanceof String || value instanceof Enum<?>,
            (group, key, value) -> group.addString(key, value instanceof Enum<?> e ? e.name() : (String)value));

        private final Reader m_reader;

        private final Predicate<Object> m_accepts;

        private final Writer m_writer;

        Type(final Reader reader, final Predicate<Object> accepts, final Writer writer) {
            m_reader = reader;
            m_accepts = accepts;
            m_writer = writer;
        }

        private boolean isOf(final NodeSettings group, final String key) {
            try {
                m_reader.read(group, key);
                return true;
            } catch (InvalidSettingsException e) { // NOSONAR: it is of another type
                return false;
            }
        }
    }

    /**
     * @param settings settings
     * @param path keys with slashes between them
     * @param value an int, long, double, boolean, text or enum constant. An optional setting is switched on with
     *            it, as in the dialog; an empty {@link Optional} switches it off.
     * @throws IllegalArgumentException if there is no such setting, or of another type
     */
    static void set(final NodeSettings settings, final String path, final Object value) {
        final int slash = path.lastIndexOf('/');
        final NodeSettings group = slash < 0 ? settings : group(settings, path.substring(0, slash));
        final String key = path.substring(slash + 1);
        if (group.containsKey(key + IS_PRESENT)) {
            group.addBoolean(key + IS_PRESENT, !Optional.empty().equals(value));
        }
        if (!Optional.empty().equals(value)) {
            setValue(group, key, path, value);
        }
    }

    private static void setValue(final NodeSettings group, final String key, final String path, final Object value) {
        final Type type = Arrays.stream(Type.values()).filter(candidate -> candidate.isOf(group, key)).findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("There is no setting '" + path + "', only " + group.keySet()));
        if (!type.m_accepts.test(value)) {
            throw new IllegalArgumentException("Setting '" + path + "' is of type " + type + ", not " + value);
        }
        type.m_writer.write(group, key, value);
    }

    private static NodeSettings group(final NodeSettings settings, final String path) {
        NodeSettings group = settings;
        for (final String key : path.split("/")) {
            try {
                group = group.getNodeSettings(key);
            } catch (InvalidSettingsException e) {
                throw new IllegalArgumentException(
                    "There is no group of settings '" + path + "', only " + group.keySet(), e);
            }
        }
        return group;
    }
}
