package org.knime.knip.base.data;

import java.io.IOException;
import java.util.UUID;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.node.ExecutionContext;

/** Makes cells that share files: a new file is begun when one is full. */
public abstract class KNIPCellFactory {

    /** A file is full when it holds so many bytes. */
    private static final double FULL = 64 * 1024 * 1024.0;

    private FileStoreFactory m_files;

    private FileStore m_current;

    private double m_used;

    /** @param fsFactory makes the files */
    public KNIPCellFactory(final FileStoreFactory fsFactory) {
        m_files = fsFactory;
    }

    /** @param exec makes the files */
    public KNIPCellFactory(final ExecutionContext exec) {
        this(FileStoreFactory.createWorkflowFileStoreFactory(exec));
    }

    /**
     * @param objectSize the number of bytes that will be added to the file
     * @return the file
     * @throws IOException if it cannot be made
     */
    protected FileStore getFileStore(final double objectSize) throws IOException {
        if (m_current == null || m_used + objectSize > FULL) {
            m_current = m_files.createFileStore(UUID.randomUUID().toString());
            m_used = 0;
        }
        m_used += objectSize;
        return m_current;
    }
}
