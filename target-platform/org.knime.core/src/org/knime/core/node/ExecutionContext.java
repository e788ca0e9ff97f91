package org.knime.core.node;

import java.io.IOException;

import org.knime.core.data.DataTableSpec;
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
     * @param name the file's name, new in this execution
     * @return a file that lives as long as the node's output
     * @throws IOException if there is one of this name or it cannot be made
     */
    public FileStore createFileStore(final String name) throws IOException {
        return m_storage.fileStores().create(name);
    }

    /** @param table a table that is no longer needed */
    public void clearTable(final BufferedDataTable table) {
        table.stored().delete();
    }
}
