package org.poreseg.knime.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** Stored settings load: those of older versions, those of the workflows that ship, and those that lack a key. */
public class StoredSettingsTest {

    /** Writes the archive of this version where it is asked for. */
    @BeforeClass
    public static void writeArchive() throws Exception {
        if (NodeForm.asksFor("archive")) {
            SettingsArchive.write();
        }
    }

    private static void load(final NodeSettings file, final Object where) {
        try {
            SettingsArchive.node(file).load(NodeForm.model(file));
        } catch (final InvalidSettingsException e) {
            throw new AssertionError(where + " does not load: " + e.getMessage(), e);
        }
    }

    @Test
    public void whatOlderVersionsStoredStillLoads() throws IOException {
        for (final Path file : SettingsArchive.files()) {
            load(NodeForm.read(file), file);
        }
    }

    /** A version without its archive would be forgotten. */
    @Test
    public void thisVersionIsArchived() throws IOException {
        final Path folder = SettingsArchive.FOLDER.resolve(SettingsArchive.version());
        for (final NodeForm node : NodeForm.all()) {
            assertTrue(folder + " has no settings of " + node.name() + ": run the tests with "
                + "-Dporeseg.snapshots=archive", Files.exists(folder.resolve("nodes/" + node.name() + ".xml")));
        }
    }

    /** Keys that later versions add are missing in older workflows. Only a name has no default that could do. */
    @Test
    public void anyKeyMayBeMissing() throws IOException {
        for (final NodeForm node : NodeForm.all()) {
            final List<String> lines = NodeForm.text(node.file(node.stored())).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("<entry")
                    && !lines.get(i).matches(".*key=\"(name|factory|array-size|\\w+_is_present)\".*")) {
                    load(parse(without(i, lines)), node.name() + " without " + lines.get(i).strip());
                }
            }
        }
    }

    /** Whether an optional setting is switched on is missing where its value is. */
    private static List<String> without(final int line, final List<String> lines) {
        final List<String> others = new ArrayList<>(lines);
        others.remove(line);
        if (lines.get(line + 1).contains("_is_present\"")) {
            others.remove(line);
        }
        return others;
    }

    private static NodeSettings parse(final List<String> lines) throws IOException {
        return (NodeSettings)NodeSettings
            .loadFromXML(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    public void theWorkflowsLoad() throws IOException {
        final List<Path> files = SettingsArchive.workflowNodes();
        assertTrue(files.size() > 30);
        for (final Path file : files) {
            load(NodeForm.read(file), file);
        }
    }

    /** A workflow that ships stores all that a dialog would, so that its differences show what was chosen. */
    @Test
    public void theWorkflowsStoreEveryKey() throws Exception {
        for (final Path file : SettingsArchive.workflowNodes()) {
            final NodeSettings settings = NodeForm.read(file);
            assertEquals(file.toString(), SettingsArchive.node(settings).stored().keySet(),
                NodeForm.model(settings).keySet());
        }
    }

    /** A flow variable acts on a key that is stored, and on an optional setting only where that is switched on. */
    @Test
    public void flowVariablesReachTheirSettings() throws Exception {
        int reached = 0;
        for (final Path file : SettingsArchive.workflowNodes()) {
            final NodeSettings settings = NodeForm.read(file);
            if (settings.containsKey("variables")) {
                reached += reached(file, settings.getNodeSettings("variables").getNodeSettings("tree"),
                    NodeForm.model(settings));
            }
        }
        assertTrue(reached > 10);
    }

    private static int reached(final Path file, final NodeSettings tree, final NodeSettings model) {
        for (final String key : tree.keySet()) {
            assertTrue(file + ": no setting " + key, model.containsKey(key));
            assertTrue(file + ": " + key + " is switched off", model.getBoolean(key + "_is_present", true));
        }
        return tree.keySet().size();
    }
}
