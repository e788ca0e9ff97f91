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
import org.knime.node.parameters.persistence.Persistable;

/** Groups of settings: every field that is neither private, static nor transient has a key. */
final class Groups {

    private Groups() {
    }

    static Object load(final Class<?> type, final NodeSettingsRO settings) throws InvalidSettingsException {
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
        for (final Field field : fields(group.getClass())) {
            saveField(field, get(field, group), settings);
        }
    }

    private static void saveField(final Field field, final Object value, final NodeSettingsWO settings) {
        final String key = key(field);
        if (isGroup(field.getType())) {
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

    private static boolean isPresent(final Field field, final NodeSettingsRO settings) {
        final String key = key(field);
        return settings.containsKey(key)
            || field.getType() == Optional.class && settings.containsKey(key + Leaves.IS_PRESENT);
    }

    private static boolean isGroup(final Class<?> type) {
        return Persistable.class.isAssignableFrom(type);
    }

    private static boolean isGroupArray(final Class<?> type) {
        return type.isArray() && isGroup(type.getComponentType()) && !type.getComponentType().isEnum();
    }

    private static String key(final Field field) {
        return field.getName().startsWith("m_") ? field.getName().substring(2) : field.getName();
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
