package org.poreseg.standin.core.config;

import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;

/** What the machinery may do with settings beyond KNIME's public methods. */
public interface ConfigAccess {

    /**
     * @param entry what stands under a key
     * @return its type
     */
    EntryType typeOf(AbstractConfigEntry entry);

    /**
     * @param entry a single value
     * @return its text, or null
     */
    String valueOf(AbstractConfigEntry entry);

    /**
     * @param config settings
     * @param key a key
     * @param type the type of a single value
     * @param value its text
     */
    void add(ConfigBase config, String key, EntryType type, String value);

    /**
     * @param config settings
     * @param key their new key
     */
    void rename(ConfigBase config, String key);

    /** @param access the one that {@link ConfigBase} gives */
    static void register(final ConfigAccess access) {
        Holder.access = access;
    }

    /** @return the one and only */
    static ConfigAccess get() {
        return Holder.get();
    }

    /** Holds what {@link ConfigBase} gave. */
    final class Holder {

        private static volatile ConfigAccess access;

        private Holder() {
        }

        private static ConfigAccess get() {
            if (access == null) {
                org.poreseg.standin.core.Initialised.of(ConfigBase.class);
            }
            return access;
        }
    }
}
