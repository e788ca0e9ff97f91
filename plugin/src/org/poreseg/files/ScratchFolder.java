package org.poreseg.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A folder for files that are gone when the work is done. Where a process was killed, its folders go when the next one
 * makes such a folder in the same place.
 */
public final class ScratchFolder implements AutoCloseable {

    private final Path m_path;

    private ScratchFolder(final Path path) {
        m_path = path;
    }

    /**
     * @param parent where it is made; must be there
     * @param name the beginning of its name
     * @return a new, empty folder, to be closed
     * @throws IOException if it cannot be made
     */
    public static ScratchFolder make(final Path parent, final String name) throws IOException {
        removeAbandoned(parent, name);
        return new ScratchFolder(Files.createTempDirectory(parent, name + "-" + ProcessMark.OWN + "-"));
    }

    private static void removeAbandoned(final Path parent, final String name) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, name + "-*")) {
            for (final Path folder : folders) {
                if (ProcessMark.isOfDeadProcess(folder.getFileName().toString(), name.length() + 1)) {
                    remove(folder);
                }
            }
        } catch (final IOException | DirectoryIteratorException ex) {
            // what cannot be tidied up is in nobody's way
        }
    }

    /** @return the folder */
    public Path path() {
        return m_path;
    }

    /**
     * Removes all that is in the folder.
     *
     * @throws IOException if something cannot be removed
     */
    public void clear() throws IOException {
        try (DirectoryStream<Path> contents = Files.newDirectoryStream(m_path)) {
            for (final Path file : contents) {
                remove(file);
            }
        }
    }

    /**
     * Removes the folder with all that is in it.
     *
     * @throws IOException if something cannot be removed
     */
    @Override
    public void close() throws IOException {
        remove(m_path);
    }

    /** Links are removed, and not followed. */
    private static void remove(final Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(file, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(final Path one, final BasicFileAttributes attributes)
                    throws IOException {
                    Files.deleteIfExists(one);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(final Path folder, final IOException failure)
                    throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
