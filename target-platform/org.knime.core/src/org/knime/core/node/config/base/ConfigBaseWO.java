package org.knime.core.node.config.base;

/** Settings that can be written. */
public interface ConfigBaseWO {

    /**
     * @param key a key
     * @param value the int
     */
    void addInt(String key, int value);

    /**
     * @param key a key
     * @param value the long
     */
    void addLong(String key, long value);

    /**
     * @param key a key
     * @param value the double
     */
    void addDouble(String key, double value);

    /**
     * @param key a key
     * @param value the boolean
     */
    void addBoolean(String key, boolean value);

    /**
     * @param key a key
     * @param value the String
     */
    void addString(String key, String value);

    /**
     * @param key a key
     * @param values the array, may be null
     */
    void addStringArray(String key, String... values);
}
