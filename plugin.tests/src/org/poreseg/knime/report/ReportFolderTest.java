package org.poreseg.knime.report;

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

/** Files appear together at the end, under names that every file system takes. */
public class ReportFolderTest {

    /** Where the reports go. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static List<String> files(final Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    private static ReportFolder.Contents text(final String text) {
        return file -> Files.writeString(file, text);
    }

    /** Fails as a full disk does, a number of times. */
    private static ReportFolder.Contents failing(final int times) {
        final int[] left = {times};
        return file -> {
            if (left[0]-- > 0) {
                throw new IOException("No space left on device");
            }
            Files.writeString(file, "written");
        };
    }

    private ReportFolder open() throws IOException {
        return new ReportFolder("Report folder", m_folder.getRoot().toPath());
    }

    @Test
    public void picturesAppearLastAndReplaceOldOnes() throws IOException {
        final Path folder = m_folder.getRoot().toPath();
        Files.writeString(folder.resolve("scores.csv"), "old");
        Files.writeString(folder.resolve("notes.txt"), "the user's own");
        Files.createDirectories(folder.resolve("overlays/model"));
        Files.writeString(folder.resolve("overlays/model/slice.png"), "old");
        try (ReportFolder report = open()) {
            report.keep("overlays/model/slice.png", text("picture"));
            report.write("scores.csv", text("new"));
            assertEquals("new", Files.readString(folder.resolve("scores.csv")));
            assertEquals("old", Files.readString(folder.resolve("overlays/model/slice.png")));
            report.publish();
            assertEquals(List.of(), report.missing());
        }
        assertEquals(List.of("notes.txt", "overlays/model/slice.png", "scores.csv"), files(folder));
        assertEquals("picture", Files.readString(folder.resolve("overlays/model/slice.png")));
    }

    @Test
    public void whatWasNotPublishedIsRemoved() throws IOException {
        try (ReportFolder report = open()) {
            report.keep("overlays/slice.png", text("picture"));
        }
        try (Stream<Path> left = Files.list(m_folder.getRoot().toPath())) {
            assertEquals(0, left.count());
        }
    }

    /** A picture costs the pictures after it, and nothing else. */
    @Test
    public void aPictureThatCannotBeWrittenIsTold() throws IOException {
        final Path folder = m_folder.getRoot().toPath();
        try (ReportFolder report = open()) {
            report.keep("overlays/a.png", text("a"));
            report.keep("overlays/b.png", failing(1));
            report.keep("overlays/c.png", text("c"));
            report.write("scores.csv", text("scores"));
            report.publish();
            assertEquals(1, report.missing().size());
            assertTrue(report.missing().toString(), report.missing().get(0).contains(folder.resolve("overlays/b.png")
                + " cannot be written: No space left on device ("));
        }
        assertEquals(List.of("overlays/a.png", "scores.csv"), files(folder));
    }

    /** What takes the room is given up for what the work was done for. */
    @Test
    public void picturesMakeRoomForTables() throws IOException {
        final Path folder = m_folder.getRoot().toPath();
        try (ReportFolder report = open()) {
            report.keep("overlays/a.png", text("a"));
            report.write("scores.csv", failing(1));
            report.publish();
            assertTrue(report.missing().toString(), report.missing().get(0).contains("left out to make room"));
            assertThrows(IOException.class, () -> report.write("thresholds.csv", failing(1)));
        }
        assertEquals(List.of("scores.csv"), files(folder));
    }
}
