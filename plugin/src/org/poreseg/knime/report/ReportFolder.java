package org.poreseg.knime.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.poreseg.files.FileNames;
import org.poreseg.files.Folders;
import org.poreseg.files.WholeFile;

/**
 * The folder of a report. Files are first written to a hidden folder inside it, and moved to their places when all of
 * them are complete: a run that fails or is cancelled leaves nothing under a final name.
 */
public final class ReportFolder implements AutoCloseable {

    private final Path m_folder;

    private final Path m_staging;

    private final FileNames m_names = new FileNames();

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
            m_staging = Files.createTempDirectory(folder, ".report-");
        } catch (final FileAlreadyExistsException e) {
            throw new IOException("\"" + setting + "\": " + folder + " is a file, but a folder is needed.",
                e);
        } catch (final IOException e) {
            throw new IOException("\"" + setting + "\": " + folder
                + " cannot be written to (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ").", e);
        }
    }

    /**
     * @param name a path relative to the report folder
     * @return where to write the file now; its parent is there
     * @throws IOException if a folder cannot be made
     */
    Path file(final String name) throws IOException {
        final Path file = m_staging.resolve(name);
        Folders.make(file.getParent());
        return file;
    }

    /**
     * @param name the name of a model or stack
     * @return a name for a folder that every file system takes, another one for every name
     */
    String folderName(final String name) {
        return m_names.of(name, name);
    }

    /**
     * Moves all files to their places; those of an earlier report are replaced.
     *
     * @throws IOException if a file cannot be moved
     */
    public void publish() throws IOException {
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(m_staging)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (final Path file : files) {
            final Path target = m_folder.resolve(m_staging.relativize(file).toString());
            Folders.make(target.getParent());
            WholeFile.rename(file, target);
        }
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> walk = Files.walk(m_staging)) {
            walk.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (final IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
