package org.poreseg.standin.core.filestore;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;

/** The file stores of one node: <code>000/000/&lt;name&gt;</code>, a thousand files to a folder. */
public final class FileStores implements AutoCloseable {

    private static final int PER_FOLDER = 1000;

    private static final int NO_LOOP = -1;

    private static final Map<UUID, FileStores> ALL = new ConcurrentHashMap<>();

    private final UUID m_id;

    private final Path m_folder;

    private final Set<String> m_names = new HashSet<>();

    /**
     * @param folder where the files lie; it is made with the first file
     * @param id what keys of these stores begin with
     */
    public FileStores(final Path folder, final UUID id) {
        m_folder = folder;
        m_id = id;
        ALL.put(m_id, this);
    }

    /** @return what keys of these stores begin with */
    public UUID id() {
        return m_id;
    }

    /**
     * @param name the file's name, new among these stores
     * @return the store; its folder is there, its file is not
     * @throws IOException if there is one of this name or its folder cannot be made
     */
    public synchronized FileStore create(final String name) throws IOException {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The name of a file store must not be blank.");
        }
        if (!m_names.add(name)) {
            throw new FileAlreadyExistsException("Duplicate file store name \"" + name + "\".");
        }
        final FileStoreKey key = new FileStoreKey(m_id, m_names.size() - 1, null, NO_LOOP, name);
        final Path file = file(key);
        Files.createDirectories(file.getParent());
        return FileStoreAccess.get().store(key, file);
    }

    /**
     * @param key the key of a store that was made by the {@link FileStores} of any node that is still there
     * @return the store
     * @throws IOException if its node's storage is gone
     */
    public static FileStore find(final FileStoreKey key) throws IOException {
        final FileStores stores = ALL.get(key.getStoreUUID());
        if (stores == null) {
            throw new IOException("File store \"" + key.getName() + "\" is gone: its node was reset.");
        }
        return FileStoreAccess.get().store(key, stores.file(key));
    }

    private Path file(final FileStoreKey key) {
        final int folder = key.getIndex() / PER_FOLDER;
        return m_folder.resolve(String.format("%03d", folder / PER_FOLDER))
            .resolve(String.format("%03d", folder % PER_FOLDER)).resolve(key.getNameOnDisc());
    }

    /** From now on the stores cannot be found; their files are left. */
    @Override
    public void close() {
        ALL.remove(m_id);
    }
}
