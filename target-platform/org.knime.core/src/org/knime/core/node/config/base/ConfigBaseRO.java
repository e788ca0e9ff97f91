package org.knime.core.node.config.base;

import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/** Settings that can be read: entries and further settings, each under a key. */
public interface ConfigBaseRO extends Iterable<String> {

    /** @return the keys, in the order in which they were added */
    Set<String> keySet();

    /**
     * @param key a key
     * @return whether there is something under it
     */
    boolean containsKey(String key);

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
     * @return the long under it
     * @throws InvalidSettingsException if there is none
     */
    long getLong(String key) throws InvalidSettingsException;

    /**
     * @param key a key
     * @return the double under it
     * @throws InvalidSettingsException if there is none
     */
    double getDouble(String key) throws InvalidSettingsException;

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
