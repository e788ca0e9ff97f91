package org.knime.core.data;

/** Values that are floating-point numbers. */
public interface DoubleValue extends DataValue {

    /** @return the number */
    double getDoubleValue();
}
