package org.knime.core.data.filestore;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.poreseg.standin.core.filestore.FileStoreAccess;

/** A file that belongs to cells or a port object. */
public final class FileStore {

    static {
        FileStoreAccess.register(new FileStoreAccess() {

            @Override
            public FileStore store(final FileStoreKey key, final Path file) {
                return new FileStore(key, file);
            }

            @Override
            public void flush(final FileStoreCell cell) throws IOException {
                cell.flushToFileStore();
            }

            @Override
            public List<String> keys(final FileStoreCell cell) {
                return List.of(cell.getFileStores()).stream().map(store -> store.m_key.saveToString()).toList();
            }

            @Override
            public void attach(final FileStoreCell cell, final List<String> keys) throws IOException {
                cell.attach(keys);
            }

            @Override
            public void flush(final FileStorePortObject object) throws IOException {
                object.flushToFileStore();
            }

            @Override
            public List<FileStore> stores(final FileStorePortObject object) {
                return object.stores();
            }

            @Override
            public void attach(final FileStorePortObject object, final List<FileStore> stores) throws IOException {
                object.attach(stores);
            }

            @Override
            public FileStoreKey key(final FileStore store) {
                return store.m_key;
            }
        });
    }

    private final FileStoreKey m_key;

    private final Path m_file;

    FileStore(final FileStoreKey key, final Path file) {
        m_key = key;
        m_file = file;
    }

    /** @return the file, or folder: its owner makes it; its parent folder is there */
    public File getFile() {
        return m_file.toFile();
    }

    @Override
    public String toString() {
        return m_key.toString();
    }
}
