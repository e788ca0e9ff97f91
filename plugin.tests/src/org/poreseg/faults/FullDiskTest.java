package org.poreseg.faults;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * What is written to a disk that is really full: nothing half-written stays, older files do, and the message names the
 * file and the room. The disk is one of 2 MB in memory, which Linux lets anyone mount in a namespace of their own;
 * where it does not, the test skips itself.
 */
public class FullDiskTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path m_disk;

    @Before
    public void requireSmallDisks() throws Exception {
        m_disk = m_folder.newFolder("disk").toPath();
        assumeTrue("Small disks can be mounted on Linux, where users may have namespaces of their own",
            Files.isExecutable(Path.of("/usr/bin/unshare")) && onDisk("true").waitFor() == 0);
        assumeTrue("The classes are where Maven puts them", Files.isDirectory(classes("plugin")));
    }

    private Process onDisk(final String command) throws IOException {
        return new ProcessBuilder("/usr/bin/unshare", "--user", "--map-root-user", "--mount", "/bin/sh", "-c",
            "mount -t tmpfs -o size=2m disk \"$0\" && exec " + command, m_disk.toString())
            .redirectErrorStream(true).redirectOutput(output().toFile()).start();
    }

    private Path output() {
        return m_folder.getRoot().toPath().resolve("output.txt");
    }

    /** The lines of {@link FullDisk}, by what stands before their first colon. */
    private Map<String, String> fill() throws Exception {
        final Process process =
            onDisk("\"" + Path.of(System.getProperty("java.home"), "bin", "java") + "\" -cp \""
                + classes("plugin") + File.pathSeparator + classes("plugin.tests") + "\" "
                + FullDisk.class.getName() + " \"$0\"");
        assertTrue("a process that does not end", process.waitFor(1, TimeUnit.MINUTES));
        final List<String> lines = Files.readAllLines(output(), StandardCharsets.UTF_8);
        assertEquals(lines.toString(), 0, process.exitValue());
        final Map<String, String> byName = new TreeMap<>();
        for (final String line : lines) {
            final int colon = line.indexOf(": ");
            byName.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return byName;
    }

    private static Path classes(final String project) {
        return Path.of(System.getProperty("poreseg.root", ".")).toAbsolutePath().resolve(project + "/target/classes");
    }

    @Test
    public void nothingIsHalfWritten() throws Exception {
        final Map<String, String> said = fill();
        for (final String[] file : new String[][]{{"whole file", "old.bin"}, {"stack", "stack.tif"},
            {"patches", "patches"}}) {
            final String message = said.get(file[0]);
            assertTrue(message, message.contains(m_disk.toString()) && message.contains(file[1]));
            assertTrue(message, message.contains("No space left on device")
                && message.matches("(?s).*\\([0-9.]+ MB are free on its disk\\).*"));
            assertEquals("[old.bin]", said.get(file[0] + " left"));
        }
        assertEquals("old", said.get("old file"));
    }
}
