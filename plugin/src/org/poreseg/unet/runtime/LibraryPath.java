package org.poreseg.unet.runtime;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.poreseg.errors.UserError;

/**
 * The folder with TensorFlow's native libraries that a user names, in the environment variable or else the system
 * property {@value #NAME}: in this order, because Deep Java Library looks there in this order when it loads them, so
 * that the folder that is checked is the one that is loaded.
 */
public final class LibraryPath {

    /** The environment variable, and the system property. */
    public static final String NAME = "TENSORFLOW_LIBRARY_PATH";

    /** The library that binds TensorFlow to Java; TensorFlow's own lie beside it. */
    private static final String BINDING = "jnitensorflow";

    private LibraryPath() {
    }

    /**
     * @return the folder that the user names, if any
     * @throws UserError if it is not there, or has no such libraries
     */
    public static Optional<Path> chosen() {
        return SystemSettings.chosen(NAME).map(LibraryPath::checked);
    }

    /** @return the name of the library that binds TensorFlow to Java, on this system */
    static String library() {
        return System.mapLibraryName(BINDING);
    }

    /** @return whether a folder has that library */
    static boolean hasLibrary(final Path folder) {
        return Files.isRegularFile(folder.resolve(library()));
    }

    static Path checked(final String folder) {
        try {
            final Path path = Path.of(folder);
            if (!Files.isDirectory(path)) {
                throw unusable(folder, "does not exist");
            }
            if (!hasLibrary(path)) {
                throw unusable(folder, "has no " + library());
            }
            return path;
        } catch (final InvalidPathException ex) {
            throw unusable(folder, "is no folder").causedBy(ex);
        }
    }

    private static UserError unusable(final String folder, final String why) {
        return UserError.found(NAME + " names the folder " + folder + ", which " + why)
            .advice("Let it name the folder with TensorFlow's native libraries, or remove it to use those that were "
                + "installed");
    }
}
