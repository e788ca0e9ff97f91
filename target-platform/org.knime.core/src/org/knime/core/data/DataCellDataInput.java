package org.knime.core.data;

import java.io.DataInput;
import java.io.IOException;

/** What a cell is read from. */
public interface DataCellDataInput extends DataInput {

    /**
     * @return a cell that was written with {@link DataCellDataOutput#writeDataCell}
     * @throws IOException if it cannot be read
     */
    DataCell readDataCell() throws IOException;
}
