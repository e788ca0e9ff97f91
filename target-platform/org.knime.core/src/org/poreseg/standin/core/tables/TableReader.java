package org.poreseg.standin.core.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.DataContainerException;
import org.knime.core.data.def.DefaultRow;

/** Reads the rows of a table, one after another. The file is open from the first row to the last. */
final class TableReader extends CloseableRowIterator {

    private static final int BUFFER_SIZE = 1 << 16;

    private final Path m_file;

    private final int m_columns;

    private final List<Class<? extends DataCell>> m_cellClasses;

    private CellInput m_in;

    private long m_left;

    TableReader(final Path file, final long size, final int columns,
        final List<Class<? extends DataCell>> cellClasses) {
        m_file = file;
        m_left = size;
        m_columns = columns;
        m_cellClasses = cellClasses;
    }

    @Override
    public boolean hasNext() {
        return m_left > 0;
    }

    @Override
    public DataRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The table has no more rows, or the iterator was closed.");
        }
        try {
            if (m_in == null) {
                m_in = new CellInput(new BufferedInputStream(Files.newInputStream(m_file), BUFFER_SIZE),
                    m_cellClasses);
            }
            final RowKey key = new RowKey(m_in.readUTF());
            final DataCell[] cells = new DataCell[m_columns];
            for (int i = 0; i < m_columns; i++) {
                cells[i] = m_in.readDataCell();
            }
            m_left--;
            if (m_left == 0) {
                close();
            }
            return new DefaultRow(key, cells);
        } catch (IOException e) {
            close();
            throw new DataContainerException("Unable to read a row from \"" + m_file + "\": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        m_left = 0;
        if (m_in != null) {
            try {
                m_in.close();
            } catch (IOException e) { // NOSONAR: nothing more is read, so nothing is lost
            } finally {
                m_in = null;
            }
        }
    }
}
