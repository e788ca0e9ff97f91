package org.poreseg.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be written: which one, why, and how much room its disk has. */
public final class WriteException extends IOException {

    private static final long serialVersionUID = 1;

    private WriteException(final String message, final IOException cause) {
        super(message, cause);
    }

    /**
     * @param what what is written, such as "The scratch file of the patches"
     * @param file where it is, or would be
     * @param cause what the system says, often without the file
     * @return the failure with all that there is to know, or the cause if it is that already
     */
    public static WriteException of(final String what, final Path file, final IOException cause) {
        return cause instanceof WriteException known ? known
            : new WriteException(what + " " + file + " cannot be written: " + reason(cause) + room(file), cause);
    }

    private static String reason(final IOException cause) {
        final String message = FileErrors.message(cause);
        return message == null ? cause.toString() : message.replaceFirst("\\.$", "");
    }

    private static String room(final Path file) {
        try {
            return " (" + Disk.text(Disk.of(file).free()) + " are free on its disk)";
        } catch (final IOException ex) {
            // the disk itself is gone
            return "";
        }
    }
}
