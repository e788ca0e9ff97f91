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
    protected AbstractConfigEntry get(final String key) {
        return m_map.get(key);
    }

    /**
     * @param key a key
     * @return what is under it, or null
     */
    public AbstractConfigEntry getEntry(final String key) {
        return m_map.get(key);
    }

    /** @param entry what is put under its key */
    public void addEntry(final AbstractConfigEntry entry) {
        put(entry);
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

    @Override
    public final ConfigBase addConfigBase(final String key) {
        final ConfigBase config = getInstance(key);
        put(config);
        return config;
    }

    @Override
    public final ConfigBase getConfigBase(final String key) throws InvalidSettingsException {
        if (m_map.get(key) instanceof ConfigBase config) {
            return config;
        }
        throw new InvalidSettingsException("Config for key \"" + key + "\" not found.");
    }

    /**
     * @param key a key
     * @return what was under it, or null
     */
    public final AbstractConfigEntry removeConfig(final String key) {
        return m_map.remove(key);
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

    @Override
    public final void saveToXML(final OutputStream os) throws IOException {
        ConfigXml.write(this, os);
    }

    /**
     * @param is KNIME's XML, whose content is added to these settings; it is closed
     * @throws IOException if it cannot be read or is not such XML
     */
    public void load(final InputStream is) throws IOException {
        ConfigXml.read(this, is);
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

    @Override
    public final boolean isLeaf() {
        return false;
    }

    @Override
    public final String toStringValue() {
        return null; // settings have no value of their own
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
    public void addIntArray(final String key, final int... values) {
        final ConfigBase config = addConfigBase(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addInt(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public int[] getIntArray(final String key) throws InvalidSettingsException {
        final ConfigBase config = getConfigBase(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null; // NOSONAR: a null array was written
        }
        final int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = config.getInt(Integer.toString(i));
        }
        return values;
    }

    @Override
    public int[] getIntArray(final String key, final int... def) {
        try {
            return getIntArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
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
    public long getLong(final String key, final long def) {
        final ConfigEntry entry = entry(key, EntryType.LONG);
        return entry == null ? def : Long.parseLong(entry.value());
    }

    @Override
    public void addLongArray(final String key, final long... values) {
        final ConfigBase config = addConfigBase(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addLong(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public long[] getLongArray(final String key) throws InvalidSettingsException {
        final ConfigBase config = getConfigBase(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null; // NOSONAR: a null array was written
        }
        final long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = config.getLong(Integer.toString(i));
        }
        return values;
    }

    @Override
    public long[] getLongArray(final String key, final long... def) {
        try {
            return getLongArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addShort(final String key, final short value) {
        put(new ConfigEntry(key, EntryType.SHORT, Short.toString(value)));
    }

    @Override
    public short getShort(final String key) throws InvalidSettingsException {
        final ConfigEntry entry = entry(key, EntryType.SHORT);
        if (entry == null) {
            throw new InvalidSettingsException("Short for key \"" + key + "\" not found.");
        }
        return Short.parseShort(entry.value());
    }

    @Override
    public short getShort(final String key, final short def) {
        final ConfigEntry entry = entry(key, EntryType.SHORT);
        return entry == null ? def : Short.parseShort(entry.value());
    }

    @Override
    public void addShortArray(final String key, final short... values) {
        final ConfigBase config = addConfigBase(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addShort(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public short[] getShortArray(final String key) throws InvalidSettingsException {
        final ConfigBase config = getConfigBase(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null; // NOSONAR: a null array was written
        }
        final short[] values = new short[size];
        for (int i = 0; i < size; i++) {
            values[i] = config.getShort(Integer.toString(i));
        }
        return values;
    }

    @Override
    public short[] getShortArray(final String key, final short... def) {
        try {
            return getShortArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addByte(final String key, final byte value) {
        put(new ConfigEntry(key, EntryType.BYTE, Byte.toString(value)));
    }

    @Override
    public byte getByte(final String key) throws InvalidSettingsException {
        final ConfigEntry entry = entry(key, EntryType.BYTE);
        if (entry == null) {
            throw new InvalidSettingsException("Byte for key \"" + key + "\" not found.");
        }
        return Byte.parseByte(entry.value());
    }

    @Override
    public byte getByte(final String key, final byte def) {
        final ConfigEntry entry = entry(key, EntryType.BYTE);
        return entry == null ? def : Byte.parseByte(entry.value());
    }

    @Override
    public void addByteArray(final String key, final byte... values) {
        final ConfigBase config = addConfigBase(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addByte(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public byte[] getByteArray(final String key) throws InvalidSettingsException {
        final ConfigBase config = getConfigBase(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null; // NOSONAR: a null array was written
        }
        final byte[] values = new byte[size];
        for (int i = 0; i < size; i++) {
            values[i] = config.getByte(Integer.toString(i));
        }
        return values;
    }

    @Override
    public byte[] getByteArray(final String key, final byte... def) {
        try {
            return getByteArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void addFloat(final String key, final float value) {
        put(new ConfigEntry(key, EntryType.FLOAT, Float.toString(value)));
    }

    @Override
    public float getFloat(final String key) throws InvalidSettingsException {
        final ConfigEntry entry = entry(key, EntryType.FLOAT);
        if (entry == null) {
            throw new InvalidSettingsException("Float for key \"" + key + "\" not found.");
        }
        return Float.parseFloat(entry.value());
    }

    @Override
    public float getFloat(final String key, final float def) {
        final ConfigEntry entry = entry(key, EntryType.FLOAT);
        return entry == null ? def : Float.parseFloat(entry.value());
    }

    @Override
    public void addFloatArray(final String key, final float... values) {
        final ConfigBase config = addConfigBase(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addFloat(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public float[] getFloatArray(final String key) throws InvalidSettingsException {
        final ConfigBase config = getConfigBase(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null; // NOSONAR: a null array was written
        }
        final float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = config.getFloat(Integer.toString(i));
        }
        return values;
    }

    @Override
    public float[] getFloatArray(final String key, final float... def) {
        try {
            return getFloatArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
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
    public double getDouble(final String key, final double def) {
        final ConfigEntry entry = entry(key, EntryType.DOUBLE);
        return entry == null ? def : Double.parseDouble(entry.value());
    }

    @Override
    public void addDoubleArray(final String key, final double... values) {
        final ConfigBase config = addConfigBase(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addDouble(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public double[] getDoubleArray(final String key) throws InvalidSettingsException {
        final ConfigBase config = getConfigBase(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null; // NOSONAR: a null array was written
        }
        final double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = config.getDouble(Integer.toString(i));
        }
        return values;
    }

    @Override
    public double[] getDoubleArray(final String key, final double... def) {
        try {
            return getDoubleArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
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
    public void addBooleanArray(final String key, final boolean... values) {
        final ConfigBase config = addConfigBase(key);
        if (values != null) {
            config.addInt(ARRAY_SIZE, values.length);
            for (int i = 0; i < values.length; i++) {
                config.addBoolean(Integer.toString(i), values[i]);
            }
        }
    }

    @Override
    public boolean[] getBooleanArray(final String key) throws InvalidSettingsException {
        final ConfigBase config = getConfigBase(key);
        final int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null; // NOSONAR: a null array was written
        }
        final boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
            values[i] = config.getBoolean(Integer.toString(i));
        }
        return values;
    }

    @Override
    public boolean[] getBooleanArray(final String key, final boolean... def) {
        try {
            return getBooleanArray(key);
        } catch (InvalidSettingsException e) {
            return def;
        }
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
