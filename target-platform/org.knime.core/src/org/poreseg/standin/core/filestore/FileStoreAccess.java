package org.poreseg.standin.core.filestore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreCell;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStorePortObject;
import org.poreseg.standin.core.Initialised;

/** What KNIME's classes of file stores let the machinery do. */
public interface FileStoreAccess {

    /**
     * @param key a key
     * @param file its file
     * @return the store
     */
    FileStore store(FileStoreKey key, Path file);

    /**
     * @param cell a cell that is about to be written
     * @throws IOException if its content cannot be written to its file
     */
    void flush(FileStoreCell cell) throws IOException;

    /**
     * @param cell a cell
     * @return the keys of its stores
     */
    List<String> keys(FileStoreCell cell);

    /**
     * @param cell a cell that was just read
     * @param keys the keys of its stores
     * @throws IOException if a store is gone
     */
    void attach(FileStoreCell cell, List<String> keys) throws IOException;

    /**
     * @param object a port object that is about to be written
     * @throws IOException if its content cannot be written to its files
     */
    void flush(FileStorePortObject object) throws IOException;

    /**
     * @param object a port object
     * @return its stores
     */
    List<FileStore> stores(FileStorePortObject object);

    /**
     * @param object a port object that was just read
     * @param stores its stores
     * @throws IOException if it cannot take its content from them
     */
    void attach(FileStorePortObject object, List<FileStore> stores) throws IOException;

    /**
     * @param store a store
     * @return its key
     */
    FileStoreKey key(FileStore store);

    /** @param access given by {@link FileStore} */
    static void register(final FileStoreAccess access) {
        Holder.access = access;
    }

    /** @return the one and only */
    static FileStoreAccess get() {
        if (Holder.access == null) {
            Initialised.of(FileStore.class);
        }
        return Holder.access;
    }

    /** Holds what {@link FileStore} gave. */
    final class Holder {

        private static volatile FileStoreAccess access;

        private Holder() {
        }
    }
}
