package org.poreseg.knime.support;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.InvalidSettingsException;

/** Folders that results can and cannot go to. */
public class OutputFoldersTest {

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    private Path path(final String name) {
        return m_temp.getRoot().toPath().resolve(name);
    }

    private static void assertRefused(final Path folder, final String part) {
        final InvalidSettingsException e = assertThrows(InvalidSettingsException.class,
            () -> OutputFolders.requireWritable("Report folder", folder));
        assertTrue(e.getMessage(), e.getMessage().startsWith("\"Report folder\": "));
        assertTrue(e.getMessage(), e.getMessage().contains(folder.toString()));
        assertTrue(e.getMessage(), e.getMessage().contains(part));
    }

    /** A folder that is there, or that can be made, is fine, and is not made yet. */
    @Test
    public void takesFoldersThatCanBeMade() throws InvalidSettingsException, IOException {
        OutputFolders.requireWritable("Report folder", m_temp.getRoot().toPath());
        OutputFolders.requireWritable("Report folder", path("a/b/c"));
        try (Stream<Path> files = Files.list(m_temp.getRoot().toPath())) {
            assertEquals(List.of(), files.toList());
        }
    }

    /** A file is no folder, and nothing can be below it. */
    @Test
    public void refusesFiles() throws IOException {
        final Path file = Files.writeString(path("file"), "text");
        assertRefused(file, "because " + file + " is a file");
        assertRefused(file.resolve("a/b"), "because " + file + " is a file");
    }

    /** A link to a folder is one, a link to nothing is in the way. */
    @Test
    public void followsLinks() throws IOException, InvalidSettingsException {
        OutputFolders.requireWritable("Report folder",
            Files.createSymbolicLink(path("link"), m_temp.newFolder("real").toPath()).resolve("new"));
        final Path broken = Files.createSymbolicLink(path("broken"), path("nothing"));
        assertRefused(broken.resolve("new"), "because " + broken + " leads nowhere");
    }
}
