package org.poreseg.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** One at a time has a folder. */
public class FolderLockTest {

    /** The folder. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @Test
    public void oneAtATimeHasAFolder() throws IOException {
        final Path folder = m_folder.getRoot().toPath().resolve("made/for/it");
        try (FolderLock mine = FolderLock.take(folder, "a.lock").orElseThrow()) {
            assertEquals(Optional.empty(), FolderLock.take(folder, "a.lock"));
            FolderLock.take(folder, "b.lock").orElseThrow().close();
            assertTrue(Files.exists(folder.resolve("a.lock")));
        }
        assertFalse(Files.exists(folder.resolve("a.lock")));
        FolderLock.take(folder, "a.lock").orElseThrow().close();
    }
}
