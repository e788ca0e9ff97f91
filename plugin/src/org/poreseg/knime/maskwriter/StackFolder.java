package org.poreseg.knime.maskwriter;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.poreseg.files.FileNames;
import org.poreseg.files.Folders;
import org.poreseg.knime.tables.ModelStack;

/** The folder the stacks go to: whether it can be written, and what the files in it are called. */
final class StackFolder {

    /** In bytes, so that neither the name of a model nor that of a stack pushes the other out. */
    private static final int LONGEST_PART = (FileNames.LONGEST - 2) / 2;

    private final Path m_folder;

    private final boolean m_overwrite;

    private final FileNames m_names = new FileNames();

    /**
     * @param folder the folder
     * @param overwrite whether files that are there may be replaced
     */
    StackFolder(final Path folder, final boolean overwrite) {
        m_folder = folder;
        m_overwrite = overwrite;
    }

    /**
     * Makes the folder if need be, and sees to it that files can be written there before any work is done.
     *
     * @throws IOException if the folder cannot be made or written
     */
    void prepare() throws IOException {
        try {
            Folders.make(m_folder);
        } catch (final FileAlreadyExistsException e) {
            throw new IOException("The output folder \"" + m_folder + "\" cannot be made: there is a file at \""
                + e.getFile() + "\".", e);
        } catch (final IOException | SecurityException e) {
            throw new IOException("The output folder \"" + m_folder + "\" cannot be made: " + e + ".", e);
        }
        try {
            Files.delete(Files.createTempFile(m_folder, ".poreseg", ".tmp"));
        } catch (final IOException | SecurityException e) {
            throw new IOException("The output folder \"" + m_folder + "\" cannot be written: " + e + ".", e);
        }
    }

    /**
     * @param key the stack
     * @param kind the kind of its images
     * @return the file for them, which no other stack has got
     * @throws IOException if the file is there and must not be replaced
     */
    Path file(final ModelStack key, final Kind kind) throws IOException {
        final String name = m_names.of(key, (key.model() == null ? "" : part(key.model()) + "_")
            + part(key.stack().name()));
        return free(name + "_" + kind.label() + ".tif", "Images of " + key);
    }

    /**
     * @param name the name of a file in the folder
     * @param what what goes there, for messages
     * @return the file
     * @throws IOException if the file is there and must not be replaced
     */
    Path free(final String name, final String what) throws IOException {
        final Path file = m_folder.resolve(name);
        if (Files.isDirectory(file)) {
            throw new IOException(
                what + ": the file \"" + file + "\" cannot be written: there is a folder of that name.");
        }
        if (!m_overwrite && Files.exists(file)) {
            throw new IOException(what + ": the file \"" + file + "\" exists already. Choose another folder, or set "
                + "\"If a file exists\" to \"Overwrite\".");
        }
        return file;
    }

    private static String part(final String text) {
        return FileNames.safe(text, LONGEST_PART);
    }
}
