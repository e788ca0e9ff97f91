package org.poreseg.files;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are either there completely or not at all, whenever the machine or the JVM stops. */
public final class AtomicFile {

    /** What writes the contents. */
    @FunctionalInterface
    public interface Contents {
        /** @throws IOException if the contents cannot be written */
        void writeTo(OutputStream stream) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Writes the contents beside the file, forces them to the disk and gives them the file's name.
     *
     * @param file the file; an existing one is replaced
     * @param contents what to write
     * @throws IOException if it cannot be written; an existing file is then as it was
     */
    public static void write(final Path file, final Contents contents) throws IOException {
        final Path folder = file.toAbsolutePath().getParent();
        Folders.make(folder);
        final Path partial = folder.resolve(file.getFileName() + ".partial");
        try {
            // a stream, not a channel: an interrupt, as a cancel sends it, would close a channel in the middle
            try (FileOutputStream stream = new FileOutputStream(partial.toFile());
                    BufferedOutputStream buffered = new BufferedOutputStream(stream, 1 << 16)) {
                contents.writeTo(buffered);
                buffered.flush();
                stream.getFD().sync();
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final IOException | RuntimeException | Error ex) {
            Files.deleteIfExists(partial);
            throw ex;
        }
        force(folder);
    }

    /** Makes the new name last, where the system can do that. */
    private static void force(final Path folder) {
        if (!Thread.currentThread().isInterrupted()) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (final IOException ex) {
                // Windows cannot open folders, and does not need it
            }
        }
    }
}
