package org.poreseg.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A file is there completely or not at all. */
public class WholeFileTest {

    /** Where the files go. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_root;

    /** Finds the folder. */
    @Before
    public void findFolder() {
        m_root = m_folder.getRoot().toPath();
    }

    private static WholeFile.Contents text(final String text) {
        return stream -> stream.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    public void appearsWholeAndReplacesWhatWasThere() throws IOException {
        final Path file = m_root.resolve("a/b/file.txt");
        WholeFile.write(file, text("old"));
        WholeFile.write(file, stream -> {
            assertEquals("old", Files.readString(file));
            stream.write("new".getBytes(StandardCharsets.UTF_8));
            stream.flush();
            assertEquals("old", Files.readString(file));
        });
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("file.txt"), names(file.getParent()));
    }

    @Test
    public void failuresLeaveNothingBehind() throws IOException {
        final Path file = m_root.resolve("file.txt");
        WholeFile.write(file, text("old"));
        for (final Throwable failure : List.of(new IOException("full"), new IllegalStateException("bug"))) {
            assertThrows(failure.getClass(), () -> WholeFile.write(file, stream -> {
                stream.write(new byte[1 << 20]);
                if (failure instanceof IOException disk) {
                    throw disk;
                }
                throw (RuntimeException)failure;
            }));
            assertEquals("old", Files.readString(file));
            assertEquals(List.of("file.txt"), names(m_root));
        }
        try (WholeFile whole = WholeFile.begin(file)) {
            Files.writeString(whole.unfinished(), "half");
            assertEquals(m_root, whole.unfinished().getParent());
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("file.txt"), names(m_root));
    }

    /** Each writes a file of its own, so the last one's is whole. */
    @Test
    public void twoWritersOfOneNameDoNotMix() throws IOException {
        final Path file = m_root.resolve("file.txt");
        try (WholeFile one = WholeFile.begin(file); WholeFile other = WholeFile.begin(file)) {
            Files.writeString(one.unfinished(), "one");
            Files.writeString(other.unfinished(), "other");
            other.commit();
            one.commit();
        }
        assertEquals("one", Files.readString(file));
        assertEquals(List.of("file.txt"), names(m_root));
    }

    /** A cancel interrupts the thread; what is finished is still put in its place. */
    @Test
    public void anInterruptCostsNoFile() throws IOException {
        final Path file = m_root.resolve("file.txt");
        Thread.currentThread().interrupt();
        try {
            WholeFile.write(file, text("whole"));
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
        assertEquals("whole", Files.readString(file));
    }

    @Test
    public void whatAKilledProcessLeftCanBeRemoved() throws IOException {
        final Path file = m_root.resolve("file.txt");
        // never closed, as in a process that is killed
        Files.writeString(WholeFile.begin(file).unfinished(), "half");
        Files.writeString(WholeFile.begin(file).unfinished(), "half");
        final Path other = WholeFile.begin(m_root.resolve("other.txt")).unfinished();
        Files.writeString(other, "another's");
        Files.writeString(file, "whole");
        WholeFile.removeUnfinished(file);
        assertEquals(List.of(other.getFileName().toString(), "file.txt"), names(m_root));
    }

    @Test
    public void renamedFilesReplaceOthers() throws IOException {
        final Path one = Files.writeString(m_root.resolve("one"), "1");
        final Path other = Files.writeString(m_root.resolve("other"), "2");
        WholeFile.rename(one, other);
        assertEquals("1", Files.readString(other));
        assertFalse(Files.exists(one));
    }
}
