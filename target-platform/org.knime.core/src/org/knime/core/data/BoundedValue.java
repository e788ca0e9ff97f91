package org.knime.core.data;

/** Values with an order, whose least and greatest the column's domain holds. */
public interface BoundedValue extends DataValue {
}
