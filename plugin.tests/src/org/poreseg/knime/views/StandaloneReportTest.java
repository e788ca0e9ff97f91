package org.poreseg.knime.views;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The files that reports are made of, without a browser. */
public final class StandaloneReportTest {

    /** For the reports. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    /** A page is one document: nothing in it names another file or an address to load from. */
    @Test
    public void pagesNeedNothingElse() {
        for (final ViewPage page : ViewPage.values()) {
            final String html = page.html();
            assertFalse(Pattern.compile("<(script|img|iframe)[^>]*\\ssrc=").matcher(html).find());
            assertFalse(html.contains("rel=\"stylesheet\""));
            assertTrue(html.contains("uPlot"));
            assertTrue(html.contains("default-src 'none'"));
        }
    }

    /** Data and parts stand before the first script; text in the data cannot end its block. */
    @Test
    public void dataCannotBreakThePage() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("report.html");
        StandaloneReport.write(file, ViewPage.LEARNER, "{\"title\":\"</script><script>alert(1)</script>\"}",
            writer -> writer.part("a \"b\" & c", "\"data:,<x\""));
        final String html = Files.readString(file);
        assertTrue(html.contains("id=\"view-data\">{\"title\":"
            + "\"\\u003c/script>\\u003cscript>alert(1)\\u003c/script>\"}</script>"));
        assertTrue(html.contains("id=\"part-a &quot;b&quot; &amp; c\">\"data:,\\u003cx\"</script>"));
        assertTrue(html.indexOf("id=\"view-data\"") < html.indexOf("<script>"));
    }

    /** When a part fails, the earlier report is still there, and nothing else. */
    @Test
    public void failureLeavesTheOldReport() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("report.html");
        Files.writeString(file, "the old one");
        final IOException failure = assertThrows(IOException.class,
            () -> StandaloneReport.write(file, ViewPage.SCORER, "{}", writer -> {
                writer.part("1", "\"data:,x\"");
                throw new IOException("The disk is gone.");
            }));
        assertEquals("The disk is gone.", failure.getMessage());
        assertEquals("the old one", Files.readString(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
    }

    /** A report of many parts needs the memory of one: those that are written can be forgotten. */
    @Test
    public void partsAreNotCollected() throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve("report.html");
        final List<WeakReference<String>> written = new ArrayList<>();
        StandaloneReport.write(file, ViewPage.SCORER, "{}", writer -> {
            for (int i = 0; i < 20; i++) {
                final String part = "\"" + "x".repeat(1 << 20) + "\"";
                written.add(new WeakReference<>(part));
                writer.part("part " + i, part);
            }
            System.gc();
            assertTrue(written.subList(0, 19).stream().allMatch(part -> part.get() == null));
        });
        assertTrue(Files.size(file) > 20L << 20);
    }

    /** PNG and data URL give the bytes back. */
    @Test
    public void imagesKeepTheirBytes() throws IOException {
        final byte[] pixels = new byte[13 * 7];
        new Random(1).nextBytes(pixels);
        final String url = GreyPng.dataUrl(GreyPng.encode(13, 7, pixels));
        final byte[] png = Base64.getDecoder().decode(url.substring("data:image/png;base64,".length()));
        final int[] read = ImageIO.read(new ByteArrayInputStream(png)).getRaster().getPixels(0, 0, 13, 7, (int[])null);
        final int[] expected = new int[pixels.length];
        Arrays.setAll(expected, i -> pixels[i] & 255);
        assertTrue(Arrays.equals(expected, read));
    }
}
