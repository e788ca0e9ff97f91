package org.knime.core.data.filestore;

import java.io.IOException;

import org.knime.core.node.ExecutionContext;

/** Makes file stores. */
public abstract class FileStoreFactory {

    FileStoreFactory() {
        // made by the method below
    }

    /**
     * @param name the file's name, new in this execution
     * @return the store
     * @throws IOException if there is one of this name or it cannot be made
     */
    public abstract FileStore createFileStore(String name) throws IOException;

    /**
     * @param exec a node's context
     * @return makes file stores that live as long as the node's output
     */
    public static final FileStoreFactory createWorkflowFileStoreFactory(final ExecutionContext exec) {
        return new FileStoreFactory() {

            @Override
            public FileStore createFileStore(final String name) throws IOException {
                return exec.createFileStore(name);
            }
        };
    }
}
