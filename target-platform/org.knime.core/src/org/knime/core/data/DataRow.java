package org.knime.core.data;

/** A row: a key and cells. */
public interface DataRow extends Iterable<DataCell> {

    /** @return the number of cells */
    int getNumCells();

    /** @return the row's key */
    RowKey getKey();

    /**
     * @param index the column, from 0
     * @return its cell
     */
    DataCell getCell(int index);
}
