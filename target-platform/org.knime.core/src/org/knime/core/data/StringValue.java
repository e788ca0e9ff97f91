package org.knime.core.data;

/** Values that have a text. */
public interface StringValue extends DataValue {

    /** @return the text */
    String getStringValue();
}
