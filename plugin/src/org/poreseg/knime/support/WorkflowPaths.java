package org.poreseg.knime.support;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.util.FileUtil;

/** File and folder settings as local paths. */
public final class WorkflowPaths {

    /** A scheme of two letters or more: {@code C:\data} is a drive, not a URL. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private static final String WORKFLOW = "knime://knime.workflow/";

    private WorkflowPaths() {
    }

    /**
     * The local path a user means: an absolute path, a {@code file:} URL, a {@code knime://knime.workflow/…} URL, or a
     * path relative to the folder of the workflow.
     *
     * @param setting the setting as the user reads it in the dialog
     * @param text what the user typed
     * @return the path; whether anything is there is for the caller to see
     * @throws InvalidSettingsException if the text is empty, is no path, or leads to no local file
     */
    public static Path resolve(final String setting, final String text) throws InvalidSettingsException {
        if (text == null || text.isBlank()) {
            throw new InvalidSettingsException("\"" + setting + "\" is empty: a path is needed.");
        }
        final String trimmed = text.strip();
        try {
            if (ADDRESS.matcher(trimmed).matches()) {
                return local(setting, trimmed, trimmed);
            }
            final Path path = Path.of(trimmed);
            // a relative path would otherwise be resolved against the folder KNIME was started in
            return path.isAbsolute() ? path.normalize()
                : local(setting, trimmed, WORKFLOW).resolve(path).normalize();
        } catch (final InvalidPathException e) {
            throw new InvalidSettingsException(
                "\"" + setting + "\": \"" + trimmed + "\" is not a path: " + e.getReason() + ".", e);
        }
    }

    /**
     * @param setting the setting as the user reads it in the dialog
     * @param text what the user typed, empty if the setting is switched off
     * @return the local path that is meant, if any, as {@link #resolve(String, String)} finds it
     * @throws InvalidSettingsException if the text is empty, is no path, or leads to no local file
     */
    public static Optional<Path> resolve(final String setting, final Optional<String> text)
        throws InvalidSettingsException {
        return text.isPresent() ? Optional.of(resolve(setting, text.get())) : Optional.empty();
    }

    /**
     * Whether a text is a path that stays inside the folder it is relative to.
     *
     * @param text what the user typed; empty for the folder itself
     * @return {@code false} for absolute paths, addresses, paths that lead out of the folder, and {@code null}
     */
    public static boolean isInside(final String text) {
        if (text == null || ADDRESS.matcher(text).matches()) {
            return false;
        }
        try {
            final Path path = Path.of(text).normalize();
            return !path.isAbsolute() && !path.startsWith("..");
        } catch (final InvalidPathException e) { // NOSONAR: the caller says what is needed
            return false;
        }
    }

    /**
     * @param text what the user typed
     * @return whether it is the name of a file, without any folder
     */
    public static boolean isFileName(final String text) {
        return isInside(text) && !text.isBlank() && Path.of(text).equals(Path.of(text).normalize().getFileName());
    }

    private static Path local(final String setting, final String text, final String url)
        throws InvalidSettingsException {
        final Path path;
        try {
            final URL parsed = FileUtil.toURL(url);
            // KNIME takes an address of a kind it does not know for a path below the folder it was started in
            final boolean isKnown = url.regionMatches(true, 0, parsed.getProtocol(), 0, url.indexOf(':'));
            path = isKnown ? FileUtil.resolveToPath(parsed) : null;
        } catch (final IOException | URISyntaxException | IllegalArgumentException e) {
            throw new InvalidSettingsException(
                "\"" + setting + "\": \"" + text + "\" cannot be resolved to a local path: " + e.getMessage(), e);
        }
        if (path == null) {
            throw new InvalidSettingsException("\"" + setting + "\": \"" + text
                + "\" is not a local path. Use an absolute path, a path relative to the workflow, or " + WORKFLOW
                + "…");
        }
        return path;
    }
}
