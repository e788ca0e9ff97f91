package org.poreseg.knime.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Test;

/**
 * What workflows store of each node's settings, and each node's dialog, are what the files in
 * {@code plugin.tests/resources/nodes} say. Where a change is meant, {@code -Dporeseg.snapshots=update} writes the
 * files anew, and their difference shows what users and older workflows will meet.
 */
public class NodeSnapshotsTest {

    private static final Path FOLDER = NodeForm.ROOT.resolve("plugin.tests/resources/nodes");

    private static final boolean UPDATES = NodeForm.asksFor("update");

    private static Path stored(final NodeForm node) {
        return FOLDER.resolve(node.name() + ".xml");
    }

    private static Path dialog(final NodeForm node) {
        return FOLDER.resolve(node.name() + ".txt");
    }

    private static void require(final String what, final String expected, final String found) {
        assertEquals("The " + what + " is no longer what plugin.tests/resources/nodes says; if that is meant, run the "
            + "tests with -Dporeseg.snapshots=update and look at the difference", expected, found);
    }

    private static void update(final Path file, final String text) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
    }

    @Test
    public void storedSettingsAreAsBefore() throws Exception {
        for (final NodeForm node : NodeForm.all()) {
            final String found = NodeForm.text(node.file(node.stored()));
            if (UPDATES) {
                update(stored(node), found);
            }
            require("stored form of " + node.name(), NodeForm.text(NodeForm.read(stored(node))), found);
        }
    }

    @Test
    public void dialogsAreAsBefore() throws Exception {
        for (final NodeForm node : NodeForm.all()) {
            final String found = DialogText.of(node.parameters());
            if (UPDATES) {
                update(dialog(node), found);
            }
            require("dialog of " + node.name(), Files.readString(dialog(node)), found);
        }
    }

    @Test
    public void eachFileIsOfANode() throws Exception {
        final List<String> expected = new ArrayList<>();
        for (final NodeForm node : NodeForm.all()) {
            expected.add(stored(node).getFileName().toString());
            expected.add(dialog(node).getFileName().toString());
        }
        assertTrue(expected.size() > 2);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(new TreeSet<>(expected),
                files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
