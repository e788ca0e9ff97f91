package org.knime.core.data;

/** Values that come from a small set, which the column's domain lists. */
public interface NominalValue extends DataValue {
}
