package org.knime.core.data.collection;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;
import org.knime.core.data.DataType;

/** A cell that holds cells in an order. */
public class ListCell extends DataCell implements ListDataValue {

    private static final long serialVersionUID = 1;

    private final List<DataCell> m_elements; // NOSONAR: immutable lists of cells are serializable

    private final DataType m_elementType; // NOSONAR: cells go through their own serializer

    ListCell(final List<DataCell> elements) {
        m_elements = elements;
        m_elementType = elements.stream().map(DataCell::getType).reduce(DataType::getCommonSuperType)
            .orElseGet(() -> DataType.getMissingCell().getType());
    }

    /**
     * @param elementType the type of the elements
     * @return the type of a column of lists
     */
    public static final DataType getCollectionType(final DataType elementType) {
        return DataType.getType(ListCell.class, elementType);
    }

    @Override
    public DataType getElementType() {
        return m_elementType;
    }

    /** @return the number of elements */
    public int size() {
        return m_elements.size();
    }

    @Override
    public Iterator<DataCell> iterator() {
        return m_elements.iterator();
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return m_elements.equals(((ListCell)dc).m_elements);
    }

    @Override
    public int hashCode() {
        return m_elements.hashCode();
    }

    @Override
    public String toString() {
        return m_elements.toString();
    }

    /** Writes and reads the elements. */
    public static final class ListCellSerializer implements DataCellSerializer<ListCell> {

        @Override
        public void serialize(final ListCell cell, final DataCellDataOutput output) throws IOException {
            output.writeInt(cell.size());
            for (final DataCell element : cell) {
                output.writeDataCell(element);
            }
        }

        @Override
        public ListCell deserialize(final DataCellDataInput input) throws IOException {
            final DataCell[] elements = new DataCell[input.readInt()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = input.readDataCell();
            }
            return new ListCell(List.of(elements));
        }
    }
}
