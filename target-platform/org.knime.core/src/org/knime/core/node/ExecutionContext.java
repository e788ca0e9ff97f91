package org.knime.core.node;

import java.io.IOException;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowIterator;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.filestore.FileStore;
import org.poreseg.standin.core.Contexts;
import org.poreseg.standin.core.NodeStorage;

/** What a node makes tables and file stores with. */
public class ExecutionContext extends ExecutionMonitor {

    static {
        Contexts.register(new Contexts.Access() {

            @Override
            public ExecutionContext create(final NodeProgressMonitor progress, final NodeStorage storage) {
                return new ExecutionContext(progress, storage);
            }

            @Override
            public NodeStorage storage(final ExecutionContext context) {
                return context.m_storage;
            }
        });
    }

    private final NodeStorage m_storage;

    ExecutionContext(final NodeProgressMonitor progress, final NodeStorage storage) {
        super(progress);
        m_storage = storage;
    }

    /**
     * @param spec the columns
     * @return what takes the rows of a new table; the domains of the specification are kept and widened
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /**
     * @param spec the columns
     * @param initDomain whether the domains start with what the specification says
     * @return what takes the rows of a new table
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec, final boolean initDomain) {
        return createDataContainer(spec, DataContainerSettings.builder().withInitializedDomain(initDomain).build());
    }

    /**
     * @param spec the columns
     * @param settings how rows are checked and domains are found
     * @return what takes the rows of a new table
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        return new BufferedDataContainer(spec, settings, m_storage);
    }

    /**
     * @param table any table
     * @param subProgress takes the progress
     * @return its rows as a table of this node
     * @throws CanceledExecutionException if the user cancels
     */
    public BufferedDataTable createBufferedDataTable(final DataTable table, final ExecutionMonitor subProgress)
        throws CanceledExecutionException {
        final BufferedDataContainer container = createDataContainer(table.getDataTableSpec());
        final RowIterator rows = table.iterator();
        try {
            for (long i = 0; rows.hasNext(); i++) {
                subProgress.checkCanceled();
                final DataRow row = rows.next();
                container.addRowToTable(row);
                final long number = i;
                subProgress.setMessage(() -> "Caching row #" + (number + 1) + " (\"" + row.getKey() + "\")");
            }
        } finally {
            container.close();
            if (rows instanceof CloseableRowIterator closeable) {
                closeable.close();
            }
        }
        return container.getTable();
    }

    /**
     * @param name the file's name, new in this execution
     * @return a file that lives as long as the node's output
     * @throws IOException if there is one of this name or it cannot be made
     */
    public FileStore createFileStore(final String name) throws IOException {
        return m_storage.fileStores().create(name);
    }

    /**
     * @param maxProg the share of this progress, 0 to 1, that the part has
     * @return a context for the part
     */
    public ExecutionContext createSubExecutionContext(final double maxProg) {
        return new ExecutionContext(subMonitor(maxProg, false), m_storage);
    }

    /**
     * @param maxProg the share of this progress, 0 to 1, that the part has
     * @return a context for the part whose messages are not shown
     */
    public ExecutionContext createSilentSubExecutionContext(final double maxProg) {
        return new ExecutionContext(subMonitor(maxProg, true), m_storage);
    }

    /** @param table a table that is no longer needed */
    public void clearTable(final BufferedDataTable table) {
        table.stored().delete();
    }
}
