package org.poreseg.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes folders for files that are written. */
public final class Folders {

    private Folders() {
    }

    /**
     * Makes a folder, and those above it, unless it is there. A link to a folder is as good as a folder, which
     * {@link Files#createDirectories} refuses before Java 20.
     *
     * @param folder the folder
     * @throws IOException if it cannot be made
     */
    public static void make(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }
}
