package org.knime.knip.base.data;

import java.io.IOException;
import java.util.UUID;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionContext;

/** Makes cells; each has a file of its own. */
public abstract class KNIPCellFactory {

    private final FileStoreFactory m_files;

    /** @param fsFactory makes the files */
    public KNIPCellFactory(final FileStoreFactory fsFactory) {
        m_files = fsFactory;
    }

    /** @param exec makes the files */
    public KNIPCellFactory(final ExecutionContext exec) {
        this(FileStoreFactory.createWorkflowFileStoreFactory(exec));
    }

    /**
     * @param objectSize the number of bytes that will be written to the file
     * @return a new file
     * @throws IOException if it cannot be made
     */
    protected FileStore getFileStore(final double objectSize) throws IOException {
        return m_files.createFileStore(UUID.randomUUID().toString());
    }
}
