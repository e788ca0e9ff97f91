package org.knime.core.data.collection;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;

/** Values that hold cells. */
public interface CollectionDataValue extends DataValue, Iterable<DataCell> {

    /** @return the type that all elements fit into; that of missing cells if there are none */
    DataType getElementType();
}
