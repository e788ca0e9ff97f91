package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/** Settings that can be read: entries and further settings, each under a key. */
public interface ConfigBaseRO extends Iterable<String> {

    /** @return the key of these settings */
    String getKey();

    /** @return the keys, in the order in which they were added */
    Set<String> keySet();

    /**
     * @param key a key
     * @return whether there is something under it
     */
    boolean containsKey(String key);

    /**
     * @param key a key
     * @return the settings under it
     * @throws InvalidSettingsException if there are none
     */
    ConfigBase getConfigBase(String key) throws InvalidSettingsException;

    /**
     * Writes the settings in KNIME's XML.
     *
     * @param os where to; it is closed
     * @throws IOException if writing fails
     */
    void saveToXML(OutputStream os) throws IOException;

    /** @param dest where all entries and settings are copied to; what is there under the same keys is replaced */
    void copyTo(ConfigBaseWO dest);

    /**
     * @param key a key
     * @return the int under it
     * @throws InvalidSettingsException if there is none
     */
    int getInt(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the int under it
     */
    int getInt(String key, int def);

    /**
     * @param key a key
     * @return the array under it, or null if it was null
     * @throws InvalidSettingsException if there is none
     */
    int[] getIntArray(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the array under it
     */
    int[] getIntArray(String key, int... def);

    /**
     * @param key a key
     * @return the long under it
     * @throws InvalidSettingsException if there is none
     */
    long getLong(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the long under it
     */
    long getLong(String key, long def);

    /**
     * @param key a key
     * @return the array under it, or null if it was null
     * @throws InvalidSettingsException if there is none
     */
    long[] getLongArray(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the array under it
     */
    long[] getLongArray(String key, long... def);

    /**
     * @param key a key
     * @return the short under it
     * @throws InvalidSettingsException if there is none
     */
    short getShort(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the short under it
     */
    short getShort(String key, short def);

    /**
     * @param key a key
     * @return the array under it, or null if it was null
     * @throws InvalidSettingsException if there is none
     */
    short[] getShortArray(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the array under it
     */
    short[] getShortArray(String key, short... def);

    /**
     * @param key a key
     * @return the byte under it
     * @throws InvalidSettingsException if there is none
     */
    byte getByte(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the byte under it
     */
    byte getByte(String key, byte def);

    /**
     * @param key a key
     * @return the array under it, or null if it was null
     * @throws InvalidSettingsException if there is none
     */
    byte[] getByteArray(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the array under it
     */
    byte[] getByteArray(String key, byte... def);

    /**
     * @param key a key
     * @return the float under it
     * @throws InvalidSettingsException if there is none
     */
    float getFloat(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the float under it
     */
    float getFloat(String key, float def);

    /**
     * @param key a key
     * @return the array under it, or null if it was null
     * @throws InvalidSettingsException if there is none
     */
    float[] getFloatArray(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the array under it
     */
    float[] getFloatArray(String key, float... def);

    /**
     * @param key a key
     * @return the double under it
     * @throws InvalidSettingsException if there is none
     */
    double getDouble(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the double under it
     */
    double getDouble(String key, double def);

    /**
     * @param key a key
     * @return the array under it, or null if it was null
     * @throws InvalidSettingsException if there is none
     */
    double[] getDoubleArray(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the array under it
     */
    double[] getDoubleArray(String key, double... def);

    /**
     * @param key a key
     * @return the boolean under it
     * @throws InvalidSettingsException if there is none
     */
    boolean getBoolean(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the boolean under it
     */
    boolean getBoolean(String key, boolean def);

    /**
     * @param key a key
     * @return the array under it, or null if it was null
     * @throws InvalidSettingsException if there is none
     */
    boolean[] getBooleanArray(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the array under it
     */
    boolean[] getBooleanArray(String key, boolean... def);

    /**
     * @param key a key
     * @return the String under it, may be null
     * @throws InvalidSettingsException if there is none
     */
    String getString(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the String under it
     */
    String getString(String key, String def);

    /**
     * @param key a key
     * @return the array under it, or null if it was null
     * @throws InvalidSettingsException if there is none
     */
    String[] getStringArray(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @param def what is given back if there is none
     * @return the array under it
     */
    String[] getStringArray(String key, String... def);
}
