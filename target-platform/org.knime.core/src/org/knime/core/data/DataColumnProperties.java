package org.knime.core.data;

import java.util.LinkedHashMap;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** Texts that a node may hang on a column. */
public final class DataColumnProperties {

    private final Map<String, String> m_map;

    /** No properties. */
    public DataColumnProperties() {
        this(Map.of());
    }

    /** @param content names and texts */
    public DataColumnProperties(final Map<String, String> content) {
        m_map = new LinkedHashMap<>(content);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnProperties other && m_map.equals(other.m_map);
    }

    @Override
    public int hashCode() {
        return m_map.hashCode();
    }

    @Override
    public String toString() {
        return m_map.toString();
    }

    /** @param config where the properties are written */
    public void save(final ConfigWO config) {
        m_map.forEach(config::addString);
    }

    /**
     * @param config where the properties are read
     * @return the properties
     * @throws InvalidSettingsException if one is not a text
     */
    public static DataColumnProperties load(final ConfigRO config) throws InvalidSettingsException {
        final Map<String, String> map = new LinkedHashMap<>();
        for (final String key : config.keySet()) {
            map.put(key, config.getString(key));
        }
        return new DataColumnProperties(map);
    }
}
