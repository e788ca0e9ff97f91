package org.poreseg.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Puts into words what Java tells by the class of an exception alone. */
public final class FileErrors {

    private FileErrors() {
    }

    /**
     * @param e a failure
     * @return its message; where that is nothing but a path, what is wrong with the path; {@code null} if it tells
     *         nothing
     */
    public static String message(final IOException e) {
        if (!(e instanceof FileSystemException failure) || failure.getReason() != null || failure.getFile() == null) {
            return e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return "Access to " + failure.getFile() + " was denied.";
        } else if (e instanceof NoSuchFileException) {
            return failure.getFile() + " does not exist.";
        }
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
