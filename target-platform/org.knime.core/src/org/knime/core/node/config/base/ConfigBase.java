package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.poreseg.standin.core.config.ConfigAccess;
import org.poreseg.standin.core.config.ConfigXml;
import org.poreseg.standin.core.config.EntryType;

/** Settings: entries and further settings, each under a key, in the order in which they were added. */
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {

    private static final long serialVersionUID = 1;

    private static final String ARRAY_SIZE = "array-size";

    static {
        ConfigAccess.register(new ConfigAccess() {

            @Override
            public EntryType typeOf(final AbstractConfigEntry entry) {
                return entry instanceof ConfigEntry leaf ? leaf.type() : EntryType.CONFIG;
            }

            @Override
            public String valueOf(final AbstractConfigEntry entry) {
                return ((ConfigEntry)entry).value();
            }

            @Override
            public void add(final ConfigBase config, final String key, final EntryType type, final String value) {
                config.put(new ConfigEntry(key, type, value));
            }

            @Override
            public void rename(final ConfigBase config, final String key) {
                config.setKey(key);
            }
        });
    }

    private final Map<String, AbstractConfigEntry> m_map = new LinkedHashMap<>();

    /** @param key the key of these settings */
    public ConfigBase(final String key) {
        super(key);
    }

    /**
     * @param key a key
     * @return empty settings of the same class
     */
    public abstract ConfigBase getInstance(String key);

    /** @param e what is put under its key, instead of what is there */
    protected void put(final AbstractConfigEntry e) {
        m_map.put(e.getKey(), e);
    }

    /**
     * @param key a key
     * @return what is under it, or null
     */
    public AbstractConfigEntry getEntry(final String key) {
        return m_map.get(key);
    }

    private ConfigEntry entry(final String key, final EntryType type) {
        return m_map.get(key) instanceof ConfigEntry entry && entry.type() == type ? entry : null;
    }

    @Override
    public Set<String> keySet() {
        return new java.util.LinkedHashSet<>(m_map.keySet());
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    @Override
    public boolean containsKey(final String key) {
        return m_map.containsKey(key);
    }

    /**
     * @param key a key
     * @return empty settings under that key
     */
    public final ConfigBase addConfigBase(final String key) {
        final ConfigBase config = getInstance(key);
        put(config);
        return config;
    }

    /**
     * @param key a key
     * @return the settings under that key
     * @throws InvalidSettingsException if there are none
     */
    public final ConfigBase getConfigBase(final String key) throws InvalidSettingsException {
        if (m_map.get(key) instanceof ConfigBase config) {
            return config;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    @Override
    public void copyTo(final ConfigBaseWO dest) {
        final ConfigBase target = (ConfigBase)dest;
        for (final AbstractConfigEntry entry : m_map.values()) {
            if (entry instanceof ConfigBase config) {
                config.copyTo(target.addConfigBase(config.getKey()));
            } else {
                target.put(entry);
            }
        }
    }

    /**
     * @param os takes KNIME's XML; it is closed
     * @throws IOException if it cannot be written
     */
    public final void saveToXML(final OutputStream os) throws IOException {
        ConfigXml.write(this, os);
    }

    /**
     * @param config what is filled
     * @param in KNIME's XML; it is closed
     * @return <code>config</code>
     * @throws IOException if it cannot be read or is not such XML
     */
    protected static ConfigBase loadFromXML(final ConfigBase config, final InputStream in) throws IOException {
        ConfigXml.read(config, in);
        return config;
    }

    /**
     * @param ace another entry
     * @return whether it holds the same entries with the same values
     */
    public boolean hasIdenticalValue(final AbstractConfigEntry ace) {
        return ace instanceof ConfigBase other && m_map.keySet().equals(other.m_map.keySet())
            && m_map.values().stream().allMatch(entry -> entry.isIdentical(other.m_map.get(entry.getKey())));
    }

    @Override
    boolean hasSameValue(final AbstractConfigEntry other) {
        return hasIdenticalValue(other);
    }

    @Override
    public String toString() {
        final StringBuffer text = new StringBuffer(); // NOSONAR: the API's signature asks for one
        toString(text);
        return text.toString();
    }

    /** @param buf where the settings are written, one entry a line */
    public final void toString(final StringBuffer buf) {
        write(buf, "");
    }

    private void write(final StringBuffer buf, final String indent) {
        buf.append(indent).append("key=").append(getKey()).append(",type=config\n");
        for (final AbstractConfigEntry entry : m_map.values()) {
            if (entry instanceof ConfigBase config) {
                config.write(buf, indent + " ");
            } else {
                buf.append(indent).append(' ').append(entry).append('\n');
            }
        }
    }

    @Override
    public void addInt(final String key, final int value) {
        put(new ConfigEntry(key, EntryType.INT, Integer.toString(value)));
    }

    @Override
    public int getInt(final String key) throws InvalidSettingsException {
        final ConfigEntry entry = entry(key, EntryType.INT);
        if (entry == null) {
            throw new InvalidSettingsException("Integer for key \"" + key + "\" not found.");
        }
        return Integer.parseInt(entry.value());
    }

    @Override
    public int getInt(final String key, final int def) {
        final ConfigEntry entry = entry(key, EntryType.INT);
        return entry == null ? def : Integer.parseInt(entry.value());
    }

    @Override
    public void addLong(final String key, final long value) {
        put(new ConfigEntry(key, EntryType.LONG, Long.toString(value)));
    }

    @Override
    public long getLong(final String key) throws InvalidSettingsException {
        final ConfigEntry entry = entry(key, EntryType.LONG);
        if (entry == null) {
            throw new InvalidSettingsException("Long for key \"" + key + "\" not found.");
        }
        return Long.parseLong(entry.value());
    }

    @Override
    public void addDouble(final String key, final double value) {
        put(new ConfigEntry(key, EntryType.DOUBLE, Double.toString(value)));
    }

    @Override
    public double getDouble(final String key) throws InvalidSettingsException {
        final ConfigEntry entry = entry(key, EntryType.DOUBLE);
        if (entry == null) {
            throw new InvalidSettingsException("Double for key \"" + key + "\" not found.");
        }
        return Double.parseDouble(entry.value());
    }

    @Override
    public void addBoolean(final String key, final boolean value) {
        put(new ConfigEntry(key, EntryType.BOOLEAN, Boolean.toString(value)));
    }

    @Override
    public boolean getBoolean(final String key) throws InvalidSettingsException {
        final ConfigEntry entry = entry(key, EntryType.BOOLEAN);
        if (entry == null) {
            throw new InvalidSettingsException("Boolean for key \"" + key + "\" not found.");
        }
        return Boolean.parseBoolean(entry.value());
    }

    @Override
    public boolean getBoolean(final String key, final boolean def) {
        final ConfigEntry entry = entry(key, EntryType.BOOLEAN);
        return entry == null ? def : Boolean.parseBoolean(entry.value());
    }

    @Override
    public void addString(final String key, final String value) {
        put(new ConfigEntry(key, EntryType.STRING, value));
    }

    @Override
    public String getString(final String key) throws InvalidSettingsException {
        final ConfigEntry entry = entry(key, EntryType.STRING);
        if (entry == null) {
            throw new InvalidSettingsException("String for key \"" + key + "\" not found.");
        }
        return entry.value();
    }

    @Override
    public String getString(final String key, final String def) {
        final ConfigEntry entry = entry(key, EntryType.STRING);
        return entry == null ? def : entry.value();
    }

    @Override
    public void addStringArray(final String key, final String... values) {
        final ConfigBase config = addConfigBase(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addString(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public String[] getStringArray(final String key) throws InvalidSettingsException {
        final ConfigBase config = getConfigBase(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null; // NOSONAR: a null array was written
        }
        final String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            values[i] = config.getString(Integer.toString(i));
        }
        return values;
    }

    @Override
    public String[] getStringArray(final String key, final String... def) {
        try {
            return getStringArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }
}
