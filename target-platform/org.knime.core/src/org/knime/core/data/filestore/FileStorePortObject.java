package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.node.port.PortObject;

/** A port object whose content lies in files. */
public abstract class FileStorePortObject implements PortObject {

    private List<FileStore> m_stores;

    /** @param fileStores the files of a new object */
    protected FileStorePortObject(final List<FileStore> fileStores) {
        m_stores = new ArrayList<>(fileStores);
    }

    /** For an object that is being read: its files are there when {@link #postConstruct()} is called. */
    protected FileStorePortObject() {
        m_stores = new ArrayList<>();
    }

    /**
     * @param index a file, from 0
     * @return the file
     */
    protected FileStore getFileStore(final int index) {
        return m_stores.get(index);
    }

    /**
     * Called before the object is written: its content must go to its files.
     *
     * @throws IOException if that fails
     */
    protected void flushToFileStore() throws IOException {
        // written already, unless a subclass says otherwise
    }

    /**
     * Called when an object was read and its files are known.
     *
     * @throws IOException if the content cannot be used
     */
    protected void postConstruct() throws IOException {
        // nothing to do
    }

    final List<FileStore> stores() {
        return List.copyOf(m_stores);
    }

    final void attach(final List<FileStore> stores) throws IOException {
        m_stores = new ArrayList<>(stores);
        postConstruct();
    }
}
