package org.knime.core.node.config.base;

/** Settings that can be written. */
public interface ConfigBaseWO {

    /** @return the key of these settings */
    String getKey();

    /**
     * @param key a key
     * @return new, empty settings under it
     */
    ConfigBase addConfigBase(String key);

    /**
     * @param key a key
     * @param value the int
     */
    void addInt(String key, int value);

    /**
     * @param key a key
     * @param values the array, may be null
     */
    void addIntArray(String key, int... values);

    /**
     * @param key a key
     * @param value the long
     */
    void addLong(String key, long value);

    /**
     * @param key a key
     * @param values the array, may be null
     */
    void addLongArray(String key, long... values);

    /**
     * @param key a key
     * @param value the short
     */
    void addShort(String key, short value);

    /**
     * @param key a key
     * @param values the array, may be null
     */
    void addShortArray(String key, short... values);

    /**
     * @param key a key
     * @param value the byte
     */
    void addByte(String key, byte value);

    /**
     * @param key a key
     * @param values the array, may be null
     */
    void addByteArray(String key, byte... values);

    /**
     * @param key a key
     * @param value the float
     */
    void addFloat(String key, float value);

    /**
     * @param key a key
     * @param values the array, may be null
     */
    void addFloatArray(String key, float... values);

    /**
     * @param key a key
     * @param value the double
     */
    void addDouble(String key, double value);

    /**
     * @param key a key
     * @param values the array, may be null
     */
    void addDoubleArray(String key, double... values);

    /**
     * @param key a key
     * @param value the boolean
     */
    void addBoolean(String key, boolean value);

    /**
     * @param key a key
     * @param values the array, may be null
     */
    void addBooleanArray(String key, boolean... values);

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
