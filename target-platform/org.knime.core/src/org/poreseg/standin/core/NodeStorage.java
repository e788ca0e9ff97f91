package org.poreseg.standin.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.knime.core.util.FileUtil;
import org.poreseg.standin.core.filestore.FileStores;

/** The folder in which the tables and file stores of one execution of one node lie. */
public final class NodeStorage implements AutoCloseable {

    private final Path m_folder;

    private final FileStores m_fileStores;

    /**
     * @param folder an absolute folder; it is made when something is put into it
     */
    public NodeStorage(final Path folder) {
        this(folder, UUID.randomUUID());
    }

    /**
     * @param folder the folder of an execution that was saved
     * @param fileStoresId the id of its file stores
     */
    public NodeStorage(final Path folder, final UUID fileStoresId) {
        m_folder = folder;
        m_fileStores = new FileStores(folder.resolve("filestore"), fileStoresId);
    }

    /** @return the folder */
    public Path folder() {
        return m_folder;
    }

    /** @return the file stores */
    public FileStores fileStores() {
        return m_fileStores;
    }

    /** @return the folder of the tables, which is there */
    public Path tablesFolder() {
        try {
            return Files.createDirectories(m_folder.resolve("tables"));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for tables in \"" + m_folder + "\" cannot be made: "
                + e.getMessage(), e);
        }
    }

    /** Forgets the file stores and deletes the folder: the node's output must no longer be used. */
    @Override
    public void close() {
        m_fileStores.close();
        if (Files.exists(m_folder)) {
            FileUtil.deleteRecursively(m_folder.toFile());
        }
    }
}
