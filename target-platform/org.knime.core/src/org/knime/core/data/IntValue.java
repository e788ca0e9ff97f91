package org.knime.core.data;

/** Values that are 32-bit integers. */
public interface IntValue extends DataValue {

    /** @return the number */
    int getIntValue();
}
