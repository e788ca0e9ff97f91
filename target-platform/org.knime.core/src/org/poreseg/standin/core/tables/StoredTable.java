package org.poreseg.standin.core.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.poreseg.standin.core.cells.CellTypes;

/** A table on disk. Only what is needed to read the rows is held in memory. */
public final class StoredTable {

    private static final String META = "data.xml";

    private static final String ROWS = "data.bin";

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

    /**
     * Saves the table for good, together with what is needed to read it again.
     *
     * @param folder where to
     * @throws IOException if it cannot be written
     */
    public void save(final Path folder) throws IOException {
        Files.createDirectories(folder);
        final ModelContent content = new ModelContent("table_meta_info");
        m_spec.save(content.addConfig("spec"));
        content.addLong("rows", m_size);
        content.addStringArray("cell_classes", m_cellClasses.stream().map(Class::getName).toArray(String[]::new));
        try (OutputStream out = Files.newOutputStream(folder.resolve(META))) {
            content.saveToXML(out);
        }
        Files.copy(m_file, folder.resolve(ROWS));
    }

    /**
     * @param folder where a table was saved
     * @return the table
     * @throws IOException if it cannot be read
     */
    public static StoredTable load(final Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(META))) {
            final ModelContentRO content = ModelContent.loadFromXML(in);
            final List<Class<? extends DataCell>> cellClasses = new ArrayList<>();
            for (final String name : content.getStringArray("cell_classes")) {
                cellClasses.add(CellTypes.cellClass(name)
                    .orElseThrow(() -> new IOException("There are no cells of class " + name + ".")));
            }
            return new StoredTable(DataTableSpec.load(content.getConfig("spec")), folder.resolve(ROWS),
                content.getLong("rows"), cellClasses);
        } catch (InvalidSettingsException e) {
            throw new IOException("\"" + folder.resolve(META) + "\" is no table: " + e.getMessage(), e);
        }
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
