package org.poreseg.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that appear under their name only when they are complete. */
public final class WholeFile {

    private WholeFile() {
    }

    /** @return a name beside the target, for writing to before {@link #publish} */
    public static Path temporary(final Path target) {
        return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    /** Gives a finished temporary file its name, in one step where the file system can; it is gone in any case. */
    public static void publish(final Path temporary, final Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Deletes a temporary file after a failure, whose message must not be lost over this. */
    public static void discard(final Path temporary, final IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (final IOException e) {
            failure.addSuppressed(e);
        }
    }

    public static void write(final Path file, final byte[] content) throws IOException {
        final Path target = file.toAbsolutePath();
        final Path temporary = temporary(target);
        try {
            Folders.make(target.getParent());
            Files.write(temporary, content);
            publish(temporary, target);
        } catch (final IOException e) {
            discard(temporary, e);
            throw new IOException("Cannot write " + target + " (" + e + ")", e);
        }
    }
}
