package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone afterwards. */
final class Scratch implements AutoCloseable {

    private final Path m_folder;

    Scratch() throws IOException {
        m_folder = Files.createTempDirectory("poreseg-benchmark");
    }

    /** @return a new folder in it */
    Path folder(final String name) throws IOException {
        return Files.createDirectories(m_folder.resolve(name));
    }

    /** Deletes a folder with all that is in it. */
    static void delete(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            delete(m_folder);
        } catch (final IOException ex) {
            throw new UncheckedIOException("Left behind: " + m_folder, ex);
        }
    }
}
