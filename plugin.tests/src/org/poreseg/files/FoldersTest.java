package org.poreseg.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is in the way of a folder is found before it is needed; its disk tells how much is free. */
public class FoldersTest {

    /** Where the folders are. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @Test
    public void looksWithoutLeavingATrace() throws IOException {
        final Path root = m_folder.getRoot().toPath();
        assertEquals(Optional.empty(), Folders.obstacle(root.resolve("a/b")));
        assertEquals(Optional.empty(), Folders.tryWriting(root.resolve("a/b")));
        try (Stream<Path> files = Files.list(root)) {
            assertEquals(List.of(), files.toList());
        }
        final Path file = Files.writeString(root.resolve("file"), "text");
        assertEquals(Optional.of(file + " is a file"), Folders.obstacle(file.resolve("a/b")));
        assertEquals(Optional.of(file + " is a file"), Folders.tryWriting(file));
    }

    /** Before the work, not after hours of it. */
    @Test
    public void namesThatAreTooLongAreTold() {
        final Path root = m_folder.getRoot().toPath();
        assertEquals(Optional.empty(), Folders.obstacle(root.resolve("x".repeat(255)).resolve("y")));
        final String obstacle = Folders.obstacle(root.resolve("x".repeat(256)).resolve("y")).orElseThrow();
        assertTrue(obstacle, obstacle.matches("the name \"x+…x+\" is 256 bytes long, and file systems take 255"));
        assertTrue(Folders.tooLongName(Path.of("ö".repeat(128))).isPresent());
    }

    @Test
    public void makesFoldersAndTakesLinksForFolders() throws IOException {
        final Path root = m_folder.getRoot().toPath();
        Folders.make(root.resolve("a/b/c"));
        assertTrue(Files.isDirectory(root.resolve("a/b/c")));
        Folders.make(Files.createSymbolicLink(root.resolve("link"), root.resolve("a")));
    }

    @Test
    public void disksAreEqualWhereFoldersShareOne() throws IOException {
        final Path root = m_folder.getRoot().toPath();
        assertEquals(Disk.of(root), Disk.of(root.resolve("not/there")));
        assertTrue(Disk.of(root).free() > 0);
    }
}
