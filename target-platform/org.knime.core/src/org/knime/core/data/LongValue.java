package org.knime.core.data;

/** Values that are 64-bit integers. */
public interface LongValue extends DataValue {

    /** @return the number */
    long getLongValue();
}
