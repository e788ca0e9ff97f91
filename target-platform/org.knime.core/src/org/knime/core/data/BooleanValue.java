package org.knime.core.data;

/** Values that are true or false. */
public interface BooleanValue extends DataValue {
}
