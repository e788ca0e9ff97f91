package org.knime.core.node.config.base;

import java.io.Serializable;

/** What stands under a key in settings. */
public abstract class AbstractConfigEntry implements Serializable {

    private static final long serialVersionUID = 1;

    private String m_key;

    AbstractConfigEntry(final String key) {
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("Key must not be " + (key == null ? "null" : "empty") + ".");
        }
        m_key = key;
    }

    /** @return the key */
    public final String getKey() {
        return m_key;
    }

    final void setKey(final String key) {
        m_key = key;
    }

    abstract boolean hasSameValue(AbstractConfigEntry other);

    /**
     * @param ace another entry
     * @return whether keys, types and values are the same
     */
    public final boolean isIdentical(final AbstractConfigEntry ace) {
        return ace == this
            || ace != null && m_key.equals(ace.m_key) && getClass() == ace.getClass() && hasSameValue(ace);
    }

    @Override
    public boolean equals(final Object o) {
        return o == this || o instanceof AbstractConfigEntry entry && isIdentical(entry);
    }

    @Override
    public int hashCode() {
        return m_key.hashCode();
    }

    @Override
    public String toString() {
        return m_key;
    }
}
