package org.knime.core.data;

/** The value of a row key. */
public interface RowKeyValue {

    /** @return the key's text */
    String getString();
}
