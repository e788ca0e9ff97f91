package org.poreseg.knime.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/**
 * What workflows of each released version store: the default settings of its nodes, and the nodes of its workflows, in
 * {@code plugin.tests/resources/archive/<version>}. A folder is written once, before the release of its version, with
 * {@code -Dporeseg.snapshots=archive}, and never changed afterwards.
 */
final class SettingsArchive {

    static final Path FOLDER = NodeForm.ROOT.resolve("plugin.tests/resources/archive");

    private static final Path WORKFLOWS = NodeForm.ROOT.resolve("workflows");

    private static final Pattern VERSION = Pattern.compile("Bundle-Version: (\\d+\\.\\d+\\.\\d+)");

    private static final String OURS = "org.poreseg.knime.";

    private SettingsArchive() {
    }

    /** @return the version that the sources are of */
    static String version() throws IOException {
        return VERSION.matcher(Files.readString(NodeForm.ROOT.resolve("plugin/META-INF/MANIFEST.MF"))).results()
            .findFirst().orElseThrow().group(1);
    }

    /** @return the archived files of all versions */
    static List<Path> files() throws IOException {
        return filesIn(FOLDER);
    }

    private static List<Path> filesIn(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".xml")).sorted().toList();
        }
    }

    /** @return the settings of all nodes of ours in the workflows that ship */
    static List<Path> workflowNodes() throws IOException {
        return filesIn(WORKFLOWS).stream()
            .filter(file -> file.endsWith("settings.xml") && factory(NodeForm.read(file)).startsWith(OURS)).toList();
    }

    private static String factory(final NodeSettings file) {
        return file.getString("factory", "");
    }

    /** @return the node of a file */
    static NodeForm node(final NodeSettings file) {
        return NodeForm.of(factory(file));
    }

    /** Writes the folder of the version that the sources are of. */
    static void write() throws IOException, InvalidSettingsException {
        final Path folder = FOLDER.resolve(version());
        for (final NodeForm node : NodeForm.all()) {
            write(folder.resolve("nodes").resolve(node.name() + ".xml"), node.file(node.stored()));
        }
        for (final Path file : workflowNodes()) {
            final NodeSettings settings = NodeForm.read(file);
            final Path name = WORKFLOWS.relativize(file.getParent());
            write(folder.resolve("workflows").resolve(name + ".xml"),
                node(settings).file(NodeForm.model(settings)));
        }
    }

    private static void write(final Path file, final NodeSettings settings) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, NodeForm.text(settings));
    }
}
