package org.knime.core.util;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.poreseg.standin.core.KnimeUrls;
import org.poreseg.standin.core.WorkflowContext;

/** Files and addresses of files. */
public final class FileUtil {

    private FileUtil() {
    }

    /**
     * @param location an address, or a path; a relative one is taken from the folder in which Java was started
     * @return its address
     * @throws MalformedURLException if it is neither
     */
    public static URL toURL(final String location) throws MalformedURLException {
        if (location.regionMatches(true, 0, "knime:", 0, "knime:".length())) {
            return KnimeUrls.parse(location);
        }
        try {
            return new URL(location);
        } catch (MalformedURLException e) { // NOSONAR: then it is a path
            return Paths.get(location).toUri().toURL();
        }
    }

    /**
     * @param fileUrl an address
     * @return the file's path, or null if it is not on this machine
     * @throws IOException if a <code>knime:</code> address cannot be resolved
     * @throws URISyntaxException if the address is malformed
     */
    public static Path resolveToPath(final URL fileUrl) throws IOException, URISyntaxException {
        return KnimeUrls.resolve(fileUrl);
    }

    /** @return the folder for temporary files of the current workflow, else of Java */
    public static File getWorkflowTempDir() {
        return WorkflowContext.current().map(WorkflowContext::tempFolder)
            .orElseGet(() -> Paths.get(System.getProperty("java.io.tmpdir"))).toFile();
    }

    /**
     * @param prefix the start of its name
     * @return a new folder in {@link #getWorkflowTempDir()}
     * @throws IOException if it cannot be made
     */
    public static File createTempDir(final String prefix) throws IOException {
        return createTempDir(prefix, getWorkflowTempDir());
    }

    /**
     * @param prefix the start of its name
     * @param rootDir the folder that it lies in
     * @return a new folder
     * @throws IOException if it cannot be made
     */
    public static File createTempDir(final String prefix, final File rootDir) throws IOException {
        final File folder = Files.createTempDirectory(rootDir.toPath(), prefix).toFile();
        folder.deleteOnExit();
        return folder;
    }

    /**
     * @param dir a file or folder
     * @return whether it and all in it are gone
     */
    public static boolean deleteRecursively(final File dir) {
        try (Stream<Path> found = Files.walk(dir.toPath())) {
            final List<Path> paths = found.sorted(Comparator.reverseOrder()).toList();
            for (final Path path : paths) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException e) { // NOSONAR: the answer says it
            return false;
        }
    }
}
