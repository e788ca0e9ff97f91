package org.poreseg.standin.core.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;

/** A table on disk. Only what is needed to read the rows is held in memory. */
public final class StoredTable {

    private final DataTableSpec m_spec;

    private final Path m_file;

    private final long m_size;

    private final List<Class<? extends DataCell>> m_cellClasses;

    private volatile boolean m_deleted;

    StoredTable(final DataTableSpec spec, final Path file, final long size,
        final List<Class<? extends DataCell>> cellClasses) {
        m_spec = spec;
        m_file = file;
        m_size = size;
        m_cellClasses = List.copyOf(cellClasses);
    }

    /** @return the columns with their domains */
    public DataTableSpec spec() {
        return m_spec;
    }

    /** @return the number of rows */
    public long size() {
        return m_size;
    }

    /** @return what reads the rows in order */
    public CloseableRowIterator iterator() {
        if (m_deleted) {
            throw new IllegalStateException("The table was deleted.");
        }
        return new TableReader(m_file, m_size, m_spec.getNumColumns(), m_cellClasses);
    }

    /** Deletes the file; the table can no longer be read. */
    public void delete() {
        m_deleted = true;
        try {
            Files.deleteIfExists(m_file);
        } catch (IOException e) {
            throw new UncheckedIOException("The table \"" + m_file + "\" cannot be deleted: " + e.getMessage(), e);
        }
    }
}
