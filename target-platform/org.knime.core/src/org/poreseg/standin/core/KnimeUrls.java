package org.poreseg.standin.core;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Addresses relative to the workflow, as far as KNIME's batch application resolves them. */
public final class KnimeUrls {

    private static final String WORKFLOW = "knime.workflow";

    private KnimeUrls() {
    }

    /**
     * @param location a text that starts with <code>knime:</code>
     * @return its address
     * @throws MalformedURLException if it is malformed
     */
    public static URL parse(final String location) throws MalformedURLException {
        return new URL(null, location, new URLStreamHandler() {

            @Override
            protected URLConnection openConnection(final URL url) throws IOException {
                return resolve(url).toUri().toURL().openConnection();
            }
        });
    }

    /**
     * @param url an address
     * @return the file's path, or null if it is neither a <code>file:</code> nor a <code>knime:</code> address
     * @throws IOException if it is a <code>knime:</code> address that batch mode cannot resolve
     */
    public static Path resolve(final URL url) throws IOException {
        if ("file".equalsIgnoreCase(url.getProtocol())) {
            return filePath(url);
        }
        if (!"knime".equalsIgnoreCase(url.getProtocol())) {
            return null;
        }
        if (!WORKFLOW.equals(url.getHost())) {
            throw new IOException("\"" + url + "\" cannot be resolved: only knime://" + WORKFLOW
                + "/ is known when a workflow runs outside of a mount point.");
        }
        final Path folder = WorkflowContext.current().map(WorkflowContext::workflowFolder)
            .orElseThrow(() -> new IOException("\"" + url + "\" cannot be resolved: no context available."));
        final Path path = folder.resolve(decode(url.getPath()).replaceFirst("^/+", "")).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("\"" + url + "\" cannot be resolved: it leaves the workflow.");
        }
        return path;
    }

    private static Path filePath(final URL url) throws IOException {
        try {
            return Paths.get(new URI(url.toString()));
        } catch (URISyntaxException | IllegalArgumentException e) { // NOSONAR: blanks, two slashes and such
            if (url.getHost() != null && !url.getHost().isEmpty()) {
                throw new IOException("\"" + url + "\" names a file on another machine.", e);
            }
            return Paths.get(decode(url.getPath()));
        }
    }

    private static String decode(final String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // NOSONAR: a plain path with a per cent sign
            return path;
        }
    }
}
