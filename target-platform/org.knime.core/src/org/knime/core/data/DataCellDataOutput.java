package org.knime.core.data;

import java.io.DataOutput;
import java.io.IOException;

/** What a cell is written to. */
public interface DataCellDataOutput extends DataOutput {

    /**
     * @param cell a cell that is part of the one being written
     * @throws IOException if it cannot be written
     */
    void writeDataCell(DataCell cell) throws IOException;

    /** {@inheritDoc} Unlike the plain {@link DataOutput} this takes strings of any length. */
    @Override
    void writeUTF(String str) throws IOException;
}
