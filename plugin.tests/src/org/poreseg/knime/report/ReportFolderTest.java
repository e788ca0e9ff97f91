package org.poreseg.knime.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    @Test
    public void filesAppearWhenPublishedAndReplaceOldOnes() throws IOException {
        final Path folder = m_folder.getRoot().toPath();
        Files.writeString(folder.resolve("scores.csv"), "old");
        Files.writeString(folder.resolve("notes.txt"), "the user's own");
        try (ReportFolder report = new ReportFolder("Report folder", folder)) {
            Files.writeString(report.file("scores.csv"), "new");
            Files.writeString(report.file("overlays/model/slice.png"), "picture");
            assertEquals("old", Files.readString(folder.resolve("scores.csv")));
            report.publish();
        }
        assertEquals(List.of("notes.txt", "overlays/model/slice.png", "scores.csv"), files(folder));
        assertEquals("new", Files.readString(folder.resolve("scores.csv")));
    }

    @Test
    public void whatWasNotPublishedIsRemoved() throws IOException {
        final Path folder = m_folder.getRoot().toPath();
        try (ReportFolder report = new ReportFolder("Report folder", folder)) {
            Files.writeString(report.file("scores.csv"), "half");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    public void namesAreSafeAndDistinct() throws IOException {
        try (ReportFolder report = new ReportFolder("Report folder", m_folder.getRoot().toPath())) {
            assertEquals("carbonate + soil", report.folderName("carbonate + soil"));
            assertEquals("a_b", report.folderName("a/b"));
            assertEquals("a_b (2)", report.folderName("a\\b"));
            assertEquals("a_b", report.folderName("a/b"));
            assertFalse(report.folderName("..").startsWith("."));
            assertFalse(report.folderName("").isEmpty());
            assertNotEquals(report.folderName("Soil").toLowerCase(Locale.ROOT), report.folderName("soil"));
        }
    }
}
