package org.poreseg.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file through which an input goes to what reads files; in memory where the system has such a folder. */
public final class FuzzFile {

    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path m_file;

    /** @param suffix of its name */
    public FuzzFile(final String suffix) {
        try {
            m_file = Files.isWritable(MEMORY) ? Files.createTempFile(MEMORY, "fuzz", suffix)
                : Files.createTempFile("fuzz", suffix);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        m_file.toFile().deleteOnExit();
    }

    /**
     * @param input what the file is to hold
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path holding(final byte[] input) throws IOException {
        return Files.write(m_file, input);
    }

    /** @return the file, which may not be there */
    public Path path() {
        return m_file;
    }
}
