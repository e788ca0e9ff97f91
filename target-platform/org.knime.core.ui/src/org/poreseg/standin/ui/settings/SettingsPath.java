package org.poreseg.standin.ui.settings;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.poreseg.standin.core.config.ConfigAccess;
import org.poreseg.standin.core.config.EntryType;

/** Changes single settings. */
public final class SettingsPath {

    private SettingsPath() {
    }

    /**
     * @param settings settings
     * @param path keys with slashes between them
     * @param value an int, long, double, float, boolean, text or enum constant
     * @throws IllegalArgumentException if there is no such setting, or of another type
     */
    public static void set(final NodeSettings settings, final String path, final Object value) {
        final int slash = path.lastIndexOf('/');
        final NodeSettings parent = slash < 0 ? settings : group(settings, path.substring(0, slash));
        final String key = path.substring(slash + 1);
        final AbstractConfigEntry entry = parent.getEntry(key);
        if (entry == null) {
            throw new IllegalArgumentException("There is no setting '" + path + "', only " + parent.keySet());
        }
        final EntryType type = ConfigAccess.get().typeOf(entry);
        final String text = value instanceof Enum<?> constant ? constant.name() : value == null ? null : "" + value;
        if (type == EntryType.CONFIG || !type.accepts(text)) {
            throw new IllegalArgumentException(
                "Setting '" + path + "' is of type " + type.xmlName() + ", not " + value);
        }
        ConfigAccess.get().add(parent, key, type, text);
    }

    private static NodeSettings group(final NodeSettings settings, final String path) {
        NodeSettings group = settings;
        for (final String key : path.split("/")) {
            try {
                group = group.getNodeSettings(key);
            } catch (InvalidSettingsException e) {
                throw new IllegalArgumentException("There is no group of settings '" + path + "', only "
                    + group.keySet(), e);
            }
        }
        return group;
    }
}
