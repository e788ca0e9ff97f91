package org.poreseg.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a killed process leaves goes with the next start; what a living one uses stays. */
public class ScratchFolderTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_root;

    @Before
    public void findFolder() {
        m_root = m_folder.getRoot().toPath();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(m_root)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    public void isGoneWhenItIsClosed() throws IOException {
        final Path outside = Files.writeString(m_root.resolve("outside.txt"), "precious");
        try (ScratchFolder scratch = ScratchFolder.make(m_root, "scratch")) {
            final Path inner = Files.createDirectories(scratch.path().resolve("a/b"));
            Files.writeString(inner.resolve("c"), "x");
            Files.createSymbolicLink(inner.resolve("link"), m_root);
            scratch.clear();
            assertTrue(Files.isDirectory(scratch.path()));
            Files.createSymbolicLink(scratch.path().resolve("link"), outside);
        }
        assertEquals(List.of("outside.txt"), names());
    }

    /** Two in one process, and one of a process that is killed then. */
    @Test
    public void onlyWhatADeadProcessLeftIsRemoved() throws Exception {
        assumeTrue("a process that waits", Files.exists(Path.of("/bin/cat")));
        final Process process = new ProcessBuilder("/bin/cat").start();
        try (ScratchFolder own = ScratchFolder.make(m_root, "scratch")) {
            final Path other = m_root.resolve("scratch-" + ProcessMark.of(process.toHandle()) + "-1");
            Files.createDirectories(other.resolve("model0"));
            Files.writeString(other.resolve("model0/weights"), "x");
            final Path target = m_root.resolve("masks.tif");
            final Path part = m_root.resolve(".masks.tif." + ProcessMark.of(process.toHandle()) + ".1.part");
            Files.writeString(part, "half");
            WholeFile.begin(target).close();
            ScratchFolder.make(m_root, "scratch").close();
            assertTrue("the process lives", Files.exists(other.resolve("model0/weights")) && Files.exists(part));

            process.destroyForcibly().waitFor();
            WholeFile.begin(target).close();
            ScratchFolder.make(m_root, "scratch").close();
            assertFalse(Files.exists(other) || Files.exists(part));
            assertTrue(Files.exists(own.path()));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(List.of(), names());
    }

    /** Of what nothing is known stays: other machines' folders, and what people call alike. */
    @Test
    public void whatIsNotOursStays() throws IOException {
        final String other = ProcessMark.of(ProcessHandle.current()).replaceFirst("^.", "z");
        for (final String name : List.of("scratch-" + other + "-1", "scratch-notes", "scratch-1-2-3", "scratch")) {
            Files.createDirectory(m_root.resolve(name));
        }
        ScratchFolder.make(m_root, "scratch").close();
        assertEquals(4, names().size());
    }

    /** The number of a process that has ended is given to another one. */
    @Test
    public void aNumberThatIsUsedAgainIsAnotherProcess() {
        final String[] mark = ProcessMark.OWN.split("-");
        assertFalse(ProcessMark.isOfDeadProcess(ProcessMark.OWN, 0));
        final String earlier = Long.toString(Long.parseLong(mark[2], 36) - 3600, 36);
        assertTrue(ProcessMark.isOfDeadProcess(mark[0] + "-" + mark[1] + "-" + earlier, 0));
    }
}
