package org.poreseg.knime.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import org.poreseg.files.Folders;

import org.knime.core.node.InvalidSettingsException;

/** Folders for results, checked before the hours of work whose results go there. */
public final class OutputFolders {

    private OutputFolders() {
    }

    /**
     * Checks, without changing anything, whether a folder can be made or written to, as far as can be known before: the
     * nearest part of its path that is there must be a folder with the right to write. Cheap enough for configure.
     *
     * @param setting the setting as the user reads it in the dialog
     * @param folder the folder, which need not be there
     * @throws InvalidSettingsException if it cannot be written to; the message says which part of the path is in the
     *             way
     */
    public static void requireWritable(final String setting, final Path folder) throws InvalidSettingsException {
        final Path there = nearest(folder);
        final String problem;
        if (!Files.isDirectory(there)) {
            problem = Files.exists(there) ? there + " is a file" : there + " leads nowhere";
        } else if (!Files.isWritable(there)) {
            problem = there + " is write-protected";
        } else {
            return;
        }
        throw new InvalidSettingsException(unwritable(setting, folder, problem));
    }

    /**
     * Tries whether a folder can be made or written to, by a file in the nearest part of its path that is there, which
     * is removed at once: full disks and drives that others have protected do not show otherwise.
     *
     * @param setting the setting as the user reads it in the dialog
     * @param folder the folder, which need not be there
     * @throws InvalidSettingsException if nothing can be written there; the message says why
     */
    public static void tryWriting(final String setting, final Path folder) throws InvalidSettingsException {
        requireWritable(setting, folder);
        final Path there = nearest(folder);
        try {
            Files.delete(Files.createTempFile(there, ".poreseg", ".tmp"));
        } catch (final IOException e) {
            throw new InvalidSettingsException(
                unwritable(setting, folder, "no file can be made in " + there + " (" + e + ")"), e);
        }
    }

    /**
     * @param path a path, of which nothing need be there
     * @return the nearest part of it that is there: itself, or the one above it, and so on
     */
    public static Path nearest(final Path path) {
        Path there = path.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there;
    }

    private static String unwritable(final String setting, final Path folder, final String problem) {
        return "\"" + setting + "\": nothing can be written to the folder " + folder + ", because " + problem
            + ". Choose another folder.";
    }

    /**
     * Makes a folder, and those above it, unless it is there.
     *
     * @param folder the folder, or a link to one
     * @throws IOException if it cannot be made
     */
    public static void make(final Path folder) throws IOException {
        try {
            Folders.make(folder);
        } catch (final IOException e) {
            throw new IOException("The folder " + folder + " cannot be made: " + FileErrors.message(e), e);
        }
    }
}
