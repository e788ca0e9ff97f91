package org.poreseg.knime.report;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.poreseg.files.FileErrors;
import org.poreseg.files.Folders;
import org.poreseg.files.ScratchFolder;
import org.poreseg.files.WholeFile;
import org.poreseg.files.WriteException;

/**
 * The folder of a report. A file gets its name when it is complete, and none is lost to another that cannot be written:
 * tables and page are written at the end, each by itself; pictures, which are many and come while slices are scored,
 * wait in a hidden folder and get their places last. They give way where the disk has no room for a table.
 */
public final class ReportFolder implements AutoCloseable {

    private final Path m_folder;

    private final ScratchFolder m_waiting;

    private final List<String> m_missing = new ArrayList<>();

    private boolean m_takesPictures = true;

    /** Writes a file. */
    @FunctionalInterface
    interface Contents {
        /**
         * @param file where to; its folder is there
         * @throws IOException if it cannot be written; nothing is then left under the name
         */
        void writeTo(Path file) throws IOException;
    }

    /**
     * Opens the folder, makes it if it is not there, and tries whether files can be written to it.
     *
     * @param setting what the user calls the setting of the folder
     * @param folder the folder
     * @throws IOException if it cannot be written to
     */
    public ReportFolder(final String setting, final Path folder) throws IOException {
        m_folder = folder;
        try {
            Folders.make(folder);
            m_waiting = ScratchFolder.make(folder, ".report");
        } catch (final FileAlreadyExistsException e) {
            throw new IOException("\"" + setting + "\": " + folder + " is a file, but a folder is needed.",
                e);
        } catch (final IOException e) {
            throw new IOException("\"" + setting + "\": " + folder
                + " cannot be written to (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ").", e);
        }
    }

    /**
     * Writes a file of the report. Where it cannot be written, the pictures that wait make room for it.
     *
     * @param name its name
     * @param contents writes it, whole or not at all
     * @throws IOException if it cannot be written even so
     */
    void write(final String name, final Contents contents) throws IOException {
        final Path file = m_folder.resolve(name);
        try {
            contents.writeTo(file);
        } catch (final IOException e) {
            if (!dropPictures()) {
                throw e;
            }
            contents.writeTo(file);
        }
    }

    /** @return whether there was anything to remove */
    private boolean dropPictures() throws IOException {
        try (Stream<Path> waiting = Files.list(m_waiting.path())) {
            if (waiting.findAny().isEmpty()) {
                return false;
            }
        }
        m_waiting.clear();
        missing("The overlays in " + m_folder + " were left out to make room for tables and page");
        return true;
    }

    /**
     * Keeps a picture until {@link #publish}; once one cannot be written, no other is.
     *
     * @param name a path relative to the report folder
     * @param contents writes it
     */
    void keep(final String name, final Contents contents) {
        if (!m_takesPictures) {
            return;
        }
        final Path file = m_waiting.path().resolve(name);
        try {
            Folders.make(file.getParent());
            contents.writeTo(file);
        } catch (final IOException e) {
            missing(WriteException.of("The overlay", m_folder.resolve(name), e).getMessage()
                + ": it and those after it are left out");
            remove(file);
        }
    }

    private static void remove(final Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (final IOException e) { // NOSONAR: it goes with its folder
            return;
        }
    }

    private void missing(final String what) {
        m_takesPictures = false;
        m_missing.add(what);
    }

    /** Moves the pictures to their places; those of an earlier report are replaced. */
    public void publish() {
        try (Stream<Path> walk = Files.walk(m_waiting.path())) {
            for (final Path file : walk.filter(Files::isRegularFile).toList()) {
                final Path target = m_folder.resolve(m_waiting.path().relativize(file).toString());
                Folders.make(target.getParent());
                WholeFile.rename(file, target);
            }
        } catch (final IOException e) {
            missing("Not all overlays in " + m_folder + " can be written: " + FileErrors.message(e));
        }
    }

    /** @return what the report lacks because it could not be written, as sentences */
    public List<String> missing() {
        return List.copyOf(m_missing);
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        m_waiting.close();
    }
}
