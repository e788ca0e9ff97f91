package org.poreseg.knime.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.poreseg.files.FileErrors;
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
        require(setting, folder, Folders.obstacle(folder));
    }

    /**
     * Checks the same of a file: that its folder can be written to, that its name is none that is too long, and that no
     * folder is in its place.
     *
     * @param setting the setting as the user reads it in the dialog
     * @param file the file, which need not be there
     * @throws InvalidSettingsException if it cannot be written
     */
    public static void requireWritableFile(final String setting, final Path file) throws InvalidSettingsException {
        if (Files.isDirectory(file)) {
            throw new InvalidSettingsException("\"" + setting + "\": " + file + " is a folder, but a file is to be "
                + "written there. Choose another name.");
        }
        final Optional<String> tooLong = Folders.tooLongName(file);
        if (tooLong.isPresent()) {
            throw new InvalidSettingsException("\"" + setting + "\": no file can be written, because " + tooLong.get()
                + ". Choose a shorter name.");
        }
        requireWritable(setting, file.toAbsolutePath().getParent());
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
        require(setting, folder, Folders.tryWriting(folder));
    }

    private static void require(final String setting, final Path folder, final Optional<String> obstacle)
        throws InvalidSettingsException {
        if (obstacle.isPresent()) {
            throw new InvalidSettingsException("\"" + setting + "\": nothing can be written to the folder " + folder
                + ", because " + obstacle.get() + ". Choose another folder.");
        }
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
