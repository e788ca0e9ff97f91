package org.poreseg.knime.maskwriter;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import org.poreseg.files.FileNames;
import org.poreseg.files.Folders;
import org.poreseg.knime.tables.ModelStack;

/** The folder the stacks go to: whether it can be written, and what the files in it are called. */
final class StackFolder {

    private final Path m_folder;

    private final boolean m_overwrite;

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
     * @param stacks all stacks that are written
     * @return the names of their files
     */
    static FileNames names(final Collection<ModelStack> stacks) {
        return FileNames.ofParts(stacks.stream().map(stack -> List.of(parts(stack))).toList());
    }

    private static String[] parts(final ModelStack stack) {
        return stack.model() == null ? new String[]{stack.stack().name()}
            : new String[]{stack.model(), stack.stack().name()};
    }

    /**
     * @param key the stack
     * @param kind the kind of its images
     * @param names the names of all stacks' files
     * @return the file for them, which no other stack has got
     * @throws IOException if the file is there and must not be replaced
     */
    Path file(final ModelStack key, final Kind kind, final FileNames names) throws IOException {
        return free(names.get(parts(key)) + "_" + kind.label() + ".tif", "Images of " + key);
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
}
