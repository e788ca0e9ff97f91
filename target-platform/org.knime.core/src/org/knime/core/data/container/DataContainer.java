package org.knime.core.data.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.util.FileUtil;
import org.poreseg.standin.core.tables.ContainerAccess;
import org.poreseg.standin.core.tables.StoredTable;
import org.poreseg.standin.core.tables.TableWriter;

/** Takes rows and writes them to disk. */
public class DataContainer {

    static {
        ContainerAccess.register(new ContainerAccess() {

            @Override
            public void writeInto(final DataContainer container, final Path folder) {
                container.m_folder = folder;
            }

            @Override
            public StoredTable stored(final DataContainer container) {
                return container.stored();
            }
        });
    }

    private final DataTableSpec m_spec;

    private final DataContainerSettings m_settings;

    private Path m_folder;

    private TableWriter m_writer;

    private StoredTable m_stored;

    /**
     * @param spec the columns
     * @param settings how rows are checked and domains are found
     */
    public DataContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        if (spec == null) {
            throw new NullPointerException("Argument spec must not be null.");
        }
        m_spec = spec;
        m_settings = settings;
    }

    /** @param row the next row */
    public void addRowToTable(final DataRow row) {
        if (isClosed()) {
            throw new IllegalStateException("Cannot add row: container has been closed.");
        }
        if (row == null) {
            throw new NullPointerException("Can't add null rows to container.");
        }
        writer().add(row);
    }

    private TableWriter writer() {
        if (m_writer == null) {
            try {
                if (m_folder == null) {
                    m_folder = FileUtil.createTempDir("knime_container").toPath();
                }
                Files.createDirectories(m_folder);
                m_writer = new TableWriter(m_spec, m_settings, m_folder);
            } catch (IOException e) {
                throw new DataContainerException("Can't write table to \"" + m_folder + "\": " + e.getMessage(), e);
            }
        }
        return m_writer;
    }

    /** Ends the table: no more rows, the domains are known. Closing again does nothing. */
    public void close() {
        if (!isClosed()) {
            m_stored = writer().close();
        }
    }

    /** @return whether rows can be added */
    public boolean isOpen() {
        return !isClosed();
    }

    /** @return whether {@link #close()} was called */
    public boolean isClosed() {
        return m_stored != null;
    }

    /** @return the number of rows so far */
    public long size() {
        return isClosed() ? m_stored.size() : writer().size();
    }

    private StoredTable stored() {
        if (!isClosed()) {
            throw new IllegalStateException("Cannot get table: container is not closed.");
        }
        return m_stored;
    }
}
