package org.poreseg.standin.core.tables;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.DataContainerException;
import org.knime.core.data.container.DataContainerSettings;

/** Checks rows and writes them to a file. */
public final class TableWriter {

    private static final int BUFFER_SIZE = 1 << 16;

    /** So much of a cell's text stands in an error. */
    private static final int SHOWN_LENGTH = 30;

    private final DataTableSpec m_spec;

    private final DataType[] m_types;

    private final Path m_file;

    private final CellOutput m_out;

    private final RowKeys m_keys;

    private final DomainFinder m_domains;

    private long m_size;

    /**
     * @param spec the columns
     * @param settings how rows are checked and domains are found
     * @param folder where the file is to lie; it is there
     * @throws IOException if the file cannot be made
     */
    public TableWriter(final DataTableSpec spec, final DataContainerSettings settings, final Path folder)
        throws IOException {
        m_spec = spec;
        m_types = spec.stream().map(column -> column.getType()).toArray(DataType[]::new);
        m_file = Files.createTempFile(folder, "table", ".bin");
        m_file.toFile().deleteOnExit();
        m_out = new CellOutput(new BufferedOutputStream(Files.newOutputStream(m_file), BUFFER_SIZE));
        m_keys = settings.isCheckDuplicateRowKeys() ? new RowKeys(this::storedKeys) : null;
        m_domains = new DomainFinder(spec, settings);
    }

    /** @param row the next row */
    public void add(final DataRow row) {
        final String key = row.getKey().getString();
        if (row.getNumCells() != m_types.length) {
            throw new IllegalArgumentException("Cell count in row \"" + key
                + "\" is not equal to length of column names array: " + row.getNumCells() + " vs. " + m_types.length);
        }
        for (int i = 0; i < m_types.length; i++) {
            check(row.getCell(i), i, key);
        }
        if (m_keys != null) {
            m_keys.add(key, m_size);
        }
        try {
            m_out.writeUTF(key);
            for (int i = 0; i < m_types.length; i++) {
                m_out.writeDataCell(row.getCell(i));
            }
        } catch (IOException e) {
            throw new DataContainerException("Unable to write row \"" + key + "\" to \"" + m_file + "\": "
                + e.getMessage(), e);
        }
        m_domains.add(row);
        m_size++;
    }

    private void check(final DataCell cell, final int index, final String key) {
        if (cell == null) {
            throw new NullPointerException("Cell at index " + index + " in row \"" + key + "\" is null.");
        }
        if (!m_types[index].isASuperTypeOf(cell.getType())) {
            String value = cell.toString();
            if (value.length() > SHOWN_LENGTH) {
                value = value.substring(0, SHOWN_LENGTH) + "...";
            }
            throw new IllegalArgumentException("Runtime class of object \"" + value + "\" (index " + index
                + ") in row \"" + key + "\" is " + cell.getType()
                + " and does not comply with its supposed superclass " + m_types[index]);
        }
    }

    private TableReader storedKeys() throws IOException {
        m_out.flush();
        return new TableReader(m_file, m_size, m_types.length, m_out.classes());
    }

    /** @return the number of rows so far */
    public long size() {
        return m_size;
    }

    /** @return the finished table */
    public StoredTable close() {
        try {
            m_out.close();
        } catch (IOException e) {
            throw new DataContainerException("Unable to write table to \"" + m_file + "\": " + e.getMessage(), e);
        }
        if (m_keys != null) {
            m_keys.close();
        }
        return new StoredTable(m_domains.apply(m_spec), m_file, m_size, m_out.classes());
    }
}
