package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.knime.core.data.DataCell;
import org.poreseg.standin.core.filestore.FileStores;

/** A cell whose content lies in files. */
public abstract class FileStoreCell extends DataCell {

    private static final long serialVersionUID = 1;

    private transient FileStore[] m_stores;

    /** @param fileStore the file of a new cell */
    protected FileStoreCell(final FileStore fileStore) {
        this(new FileStore[]{fileStore});
    }

    /** @param fileStores the files of a new cell */
    protected FileStoreCell(final FileStore[] fileStores) {
        m_stores = fileStores.clone();
    }

    /** For a cell that is being read: its files are there when {@link #postConstruct()} is called. */
    protected FileStoreCell() {
        m_stores = new FileStore[0];
    }

    /** @return the files */
    protected FileStore[] getFileStores() {
        return m_stores.clone();
    }

    /**
     * Called before the cell is written: its content must go to its files.
     *
     * @throws IOException if that fails
     */
    protected void flushToFileStore() throws IOException {
        // written already, unless a subclass says otherwise
    }

    /**
     * Called when a cell was read and its files are known.
     *
     * @throws IOException if the content cannot be used
     */
    protected void postConstruct() throws IOException {
        // nothing to do
    }

    final void attach(final List<String> keys) throws IOException {
        final FileStore[] stores = new FileStore[keys.size()];
        for (int i = 0; i < stores.length; i++) {
            stores[i] = FileStores.find(FileStoreKey.load(keys.get(i)));
        }
        m_stores = stores;
        postConstruct();
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return Arrays.equals(paths(), ((FileStoreCell)dc).paths());
    }

    private Object[] paths() {
        return Arrays.stream(m_stores).map(FileStore::getFile).toArray();
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(paths());
    }

    @Override
    public String toString() {
        return Arrays.toString(m_stores);
    }
}
