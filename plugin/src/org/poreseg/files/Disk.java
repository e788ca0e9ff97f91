package org.poreseg.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The disk that a folder lies on. Two folders on one disk have equal disks.
 *
 * @param store what Java knows of it
 */
public record Disk(FileStore store) {

    private static final double GIGABYTE = 1e9;

    private static final double MEGABYTE = 1e6;

    /**
     * @param folder a folder, which need not be there
     * @return its disk
     * @throws IOException if the disk cannot be told
     */
    public static Disk of(final Path folder) throws IOException {
        return new Disk(Files.getFileStore(Folders.nearest(folder)));
    }

    /**
     * @return the bytes that can be written to it now
     * @throws IOException if the disk does not tell
     */
    public long free() throws IOException {
        return store.getUsableSpace();
    }

    /**
     * @param bytes a number of bytes
     * @return the number as messages tell it, such as "1.2 GB"
     */
    public static String text(final long bytes) {
        return bytes < GIGABYTE ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE)
            : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }

    /** @return its name */
    public String name() {
        return store.name();
    }
}
