package org.poreseg.standin.core.config;

import java.util.Arrays;
import java.util.Optional;

/** The types of what stands under a key, with their names in KNIME's XML. */
public enum EntryType {
    /** Further settings. */
    CONFIG("config"),
    /** A text, may be null. */
    STRING("xstring"),
    /** A 32-bit integer. */
    INT("xint"),
    /** A 64-bit integer. */
    LONG("xlong"),
    /** A 16-bit integer. */
    SHORT("xshort"),
    /** An 8-bit integer. */
    BYTE("xbyte"),
    /** A single-precision number. */
    FLOAT("xfloat"),
    /** A double-precision number. */
    DOUBLE("xdouble"),
    /** True or false. */
    BOOLEAN("xboolean"),
    /** A character; kept, but never read by any of our nodes. */
    CHAR("xchar"),
    /** An encrypted password; kept as it is. */
    PASSWORD("xpassword"),
    /** A text that is not saved by KNIME; kept as it is. */
    TRANSIENT("xtransientstring");

    private final String m_xmlName;

    EntryType(final String xmlName) {
        m_xmlName = xmlName;
    }

    /** @return the name in the <code>type</code> attribute */
    public String xmlName() {
        return m_xmlName;
    }

    /**
     * @param xmlName a name in a <code>type</code> attribute
     * @return its type, if there is such a one
     */
    public static Optional<EntryType> of(final String xmlName) {
        return Arrays.stream(values()).filter(type -> type.m_xmlName.equals(xmlName)).findFirst();
    }

    /**
     * @param value a text
     * @return whether it can be the value of an entry of this type
     */
    public boolean accepts(final String value) {
        try {
            switch (this) {
                case INT -> Integer.parseInt(value);
                case LONG -> Long.parseLong(value);
                case SHORT -> Short.parseShort(value);
                case BYTE -> Byte.parseByte(value);
                case FLOAT -> Float.parseFloat(value);
                case DOUBLE -> Double.parseDouble(value);
                case BOOLEAN -> {
                    return "true".equals(value) || "false".equals(value);
                }
                case CHAR -> {
                    return value != null && value.length() == 1;
                }
                case CONFIG -> {
                    return false;
                }
                default -> {
                    return true;
                }
            }
            return true;
        } catch (NumberFormatException | NullPointerException e) {
            return false;
        }
    }
}
