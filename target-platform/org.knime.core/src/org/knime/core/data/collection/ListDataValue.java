package org.knime.core.data.collection;

/** Values that hold cells in an order. */
public interface ListDataValue extends CollectionDataValue {
}
