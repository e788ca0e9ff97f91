package org.poreseg.standin.ui.settings;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.persistence.Persistor;

/** Groups of settings: every field that is neither private, static nor transient has a key. */
final class Groups {

    private static final String HIDDEN = "_Internals";

    private Groups() {
    }

    static Object load(final Class<?> type, final NodeSettingsRO settings) throws InvalidSettingsException {
        final Optional<NodeParametersPersistor<Object>> own = persistor(type.getAnnotation(Persistor.class));
        return own.isPresent() ? own.get().load(settings) : loadFields(type, settings);
    }

    private static Object loadFields(final Class<?> type, final NodeSettingsRO settings)
        throws InvalidSettingsException {
        final Object group = Parameters.newInstance(type);
        for (final Field field : fields(type)) {
            // the annotation counts on the class that declares the field, or on the one that is loaded
            final boolean mayBeAbsent = type.isAnnotationPresent(LoadDefaultsForAbsentFields.class)
                || field.getDeclaringClass().isAnnotationPresent(LoadDefaultsForAbsentFields.class)
                || Optional.ofNullable(field.getAnnotation(Migrate.class)).map(Migrate::loadDefaultIfAbsent)
                    .orElse(false);
            if (!mayBeAbsent || isPresent(field, settings)) {
                set(field, group, loadField(field, settings));
            }
        }
        return group;
    }

    private static Object loadField(final Field field, final NodeSettingsRO settings) throws InvalidSettingsException {
        final Optional<NodeParametersPersistor<Object>> own = persistor(field.getAnnotation(Persistor.class));
        if (own.isPresent()) {
            return own.get().load(settings);
        }
        final String key = key(field);
        final Class<?> type = field.getType();
        if (isGroup(type)) {
            return load(type, settings.getNodeSettings(key));
        }
        if (isGroupArray(type)) {
            return loadArray(type.getComponentType(), settings.getNodeSettings(key));
        }
        return Leaves.load(field, key, settings);
    }

    private static Object loadArray(final Class<?> elementType, final NodeSettingsRO settings)
        throws InvalidSettingsException {
        final List<Object> elements = new ArrayList<>();
        while (settings.containsKey(Integer.toString(elements.size()))) {
            elements.add(load(elementType, settings.getNodeSettings(Integer.toString(elements.size()))));
        }
        return elements.toArray((Object[])Array.newInstance(elementType, 0));
    }

    static void save(final Object group, final NodeSettingsWO settings) {
        final Optional<NodeParametersPersistor<Object>> own =
            persistor(group.getClass().getAnnotation(Persistor.class));
        if (own.isPresent()) {
            own.get().save(group, settings);
            return;
        }
        for (final Field field : fields(group.getClass())) {
            saveField(field, get(field, group), settings);
        }
    }

    private static void saveField(final Field field, final Object value, final NodeSettingsWO settings) {
        final Optional<NodeParametersPersistor<Object>> own = persistor(field.getAnnotation(Persistor.class));
        final String key = key(field);
        if (own.isPresent()) {
            own.get().save(value, settings);
        } else if (isGroup(field.getType())) {
            save(notNull(value, field), settings.addNodeSettings(key));
        } else if (isGroupArray(field.getType())) {
            final Object[] elements = (Object[])notNull(value, field);
            final NodeSettingsWO array = settings.addNodeSettings(key);
            for (int i = 0; i < elements.length; i++) {
                save(notNull(elements[i], field), array.addNodeSettings(Integer.toString(i)));
            }
        } else {
            Leaves.save(field, key, value, settings);
        }
    }

    private static Object notNull(final Object value, final Field field) {
        if (value == null) {
            throw new IllegalStateException("The group of settings " + field + " is null and cannot be stored");
        }
        return value;
    }

    private static boolean isPresent(final Field field, final NodeSettingsRO settings)
        throws InvalidSettingsException {
        final Optional<NodeParametersPersistor<Object>> own = persistor(field.getAnnotation(Persistor.class));
        if (own.isPresent()) {
            for (final String[] path : own.get().getConfigPaths()) {
                if (hasPath(settings, path)) {
                    return true;
                }
            }
            return false;
        }
        final String key = key(field);
        return settings.containsKey(key)
            || field.getType() == Optional.class && settings.containsKey(key + Leaves.IS_PRESENT);
    }

    private static boolean hasPath(final NodeSettingsRO settings, final String[] path)
        throws InvalidSettingsException {
        NodeSettingsRO parent = settings;
        for (int i = 0; i < path.length; i++) {
            if (!parent.containsKey(path[i])) {
                return false;
            }
            if (i < path.length - 1) {
                parent = parent.getNodeSettings(path[i]);
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // the persistor is declared for the field's or class's own type
    private static Optional<NodeParametersPersistor<Object>> persistor(final Persistor annotation) {
        return Optional.ofNullable(annotation).map(Persistor::value).map(Parameters::newInstance)
            .map(persistor -> (NodeParametersPersistor<Object>)persistor);
    }

    private static boolean isGroup(final Class<?> type) {
        return Persistable.class.isAssignableFrom(type);
    }

    private static boolean isGroupArray(final Class<?> type) {
        return type.isArray() && isGroup(type.getComponentType()) && !type.getComponentType().isEnum();
    }

    static String key(final Field field) {
        final String name = field.getName().startsWith("m_") ? field.getName().substring(2) : field.getName();
        final Persist persist = field.getAnnotation(Persist.class);
        if (persist == null) {
            return name;
        }
        return (persist.configKey().isEmpty() ? name : persist.configKey()) + (persist.hidden() ? HIDDEN : "");
    }

    private static List<Field> fields(final Class<?> type) {
        final List<Field> fields = new ArrayList<>();
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            fields.addAll(fields(type.getSuperclass()));
        }
        final int notStored = Modifier.PRIVATE | Modifier.STATIC | Modifier.TRANSIENT;
        for (final Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & notStored) == 0 && !field.isSynthetic()) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    private static Object get(final Field field, final Object group) {
        try {
            return field.get(group);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(final Field field, final Object group, final Object value) {
        try {
            field.set(group, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
