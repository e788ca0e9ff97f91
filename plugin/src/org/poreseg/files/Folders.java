package org.poreseg.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.poreseg.text.VisibleText;

/** Folders for files that are written. */
public final class Folders {

    /** Characters of a name that is too long that are shown. */
    private static final int SHOWN = 60;

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

    /**
     * Looks, without changing anything, whether a folder can be made or written to, as far as can be known before: the
     * nearest part of its path that is there must be a folder with the right to write, and the other names of the path
     * such as file systems take.
     *
     * @param folder the folder, which need not be there
     * @return what is in the way, as the end of a sentence; nothing if it can be written to
     */
    public static Optional<String> obstacle(final Path folder) {
        return tooLongName(folder).or(() -> closed(nearest(folder)));
    }

    /**
     * @param path the path of a file or folder, which need not be there
     * @return which of its names is longer than file systems take, as the end of a sentence; nothing if none is
     */
    public static Optional<String> tooLongName(final Path path) {
        return StreamSupport.stream(path.spliterator(), false).map(Path::toString)
            .filter(name -> length(name) > FileNames.LONGEST_OF_SYSTEMS).findFirst()
            .map(name -> "the name \"" + VisibleText.shortened(name, SHOWN) + "\" is " + length(name)
                + " bytes long, and file systems take " + FileNames.LONGEST_OF_SYSTEMS);
    }

    private static int length(final String name) {
        return File.separatorChar == '\\' ? name.length() : FileNames.bytes(name);
    }

    private static Optional<String> closed(final Path there) {
        if (!Files.isDirectory(there)) {
            return Optional.of(there + (Files.exists(there) ? " is a file" : " leads nowhere"));
        }
        return Files.isWritable(there) ? Optional.empty() : Optional.of(there + " is write-protected");
    }

    /**
     * The same, and tries to make a file in the nearest part of the path that is there, which is removed at once: full
     * disks and drives that others have protected do not show otherwise.
     *
     * @param folder the folder, which need not be there
     * @return what is in the way, as the end of a sentence; nothing if it can be written to
     */
    public static Optional<String> tryWriting(final Path folder) {
        return obstacle(folder).or(() -> {
            final Path there = nearest(folder);
            try {
                Files.delete(Files.createTempFile(there, ".poreseg", ".tmp"));
                return Optional.empty();
            } catch (final IOException ex) {
                return Optional.of("no file can be made in " + there + " (" + ex + ")");
            }
        });
    }

    /**
     * @param path a path, of which nothing need be there
     * @return the nearest part of it that is there: itself, or the one above it, and so on
     */
    public static Path nearest(final Path path) {
        Path there = path.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there;
    }
}
