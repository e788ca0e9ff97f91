package org.poreseg.knime.maskwriter;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.poreseg.files.Folders;
import org.poreseg.knime.tables.ModelStack;

/** The folder the stacks go to: whether it can be written, and what the files in it are called. */
final class StackFolder {

    /** All but what every file system takes. */
    private static final Pattern FORBIDDEN = Pattern.compile("[^\\p{L}\\p{N} ._+()-]");

    /** Leaves room for the rest of the name below the 255 bytes of common file systems, two-byte letters included. */
    private static final int LONGEST_PART = 50;

    private final Path m_folder;

    private final boolean m_overwrite;

    /** Names in lower case, because some file systems do not tell the cases apart. */
    private final Set<String> m_taken = new HashSet<>();

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
        final String name = (key.model() == null ? "" : part(key.model()) + "_") + part(key.stack().name());
        String unique = name;
        for (int i = 2; !m_taken.add((unique + "_" + kind.label()).toLowerCase(Locale.ROOT)); i++) {
            unique = name + " (" + i + ")";
        }
        return free(unique + "_" + kind.label() + ".tif", "Images of " + key);
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
        final String safe = FORBIDDEN.matcher(text).replaceAll("_").strip();
        return safe.isEmpty() ? "unnamed" : safe.substring(0, Math.min(safe.length(), LONGEST_PART)).strip();
    }
}
