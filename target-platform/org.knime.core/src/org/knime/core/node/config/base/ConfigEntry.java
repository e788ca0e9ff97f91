package org.knime.core.node.config.base;

import java.util.Objects;

import org.poreseg.standin.core.config.EntryType;

/** A single value. */
final class ConfigEntry extends AbstractConfigEntry {

    private static final long serialVersionUID = 1;

    private final EntryType m_type;

    private final String m_value;

    ConfigEntry(final String key, final EntryType type, final String value) {
        super(key);
        m_type = type;
        m_value = value;
    }

    EntryType type() {
        return m_type;
    }

    String value() {
        return m_value;
    }

    @Override
    boolean hasSameValue(final AbstractConfigEntry other) {
        return m_type == ((ConfigEntry)other).m_type && Objects.equals(m_value, ((ConfigEntry)other).m_value);
    }

    @Override
    public String toString() {
        return "key=" + getKey() + ",type=" + m_type.xmlName() + ",value=" + m_value;
    }
}
