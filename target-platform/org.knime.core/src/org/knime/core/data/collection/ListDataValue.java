package org.knime.core.data.collection;

import org.knime.core.data.DataCell;

/** Values that hold cells in an order. */
public interface ListDataValue extends CollectionDataValue {

    /**
     * @param index from 0
     * @return the element
     */
    DataCell get(int index);
}
