package org.poreseg.knime.views;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes a page with its data as one HTML file that opens from disk without a network. Images are written as they come,
 * each in a block of its own, so that a report of any size needs the memory of one image.
 */
public final class StandaloneReport {

    /** Where the data go in a page: before the scripts that read them. */
    private static final String MARKER = "<!-- data -->";

    private static final String BLOCK = "<script type=\"application/json\" id=\"%s\">";

    private static final String BLOCK_END = "</script>\n";

    private StandaloneReport() {
    }

    /** Takes the images of a report, one at a time. */
    @FunctionalInterface
    public interface ImageWriter {

        /**
         * @param id the name under which the data speak of the image, unique in the report
         * @param dataUrl the image as a data URL, see {@link GreyPng#dataUrl}
         * @throws IOException if the report cannot be written
         */
        void image(String id, String dataUrl) throws IOException;
    }

    /** Gives the images of a report. */
    @FunctionalInterface
    public interface Images {

        /**
         * Called once; passes each image on.
         *
         * @param writer takes the images
         * @throws IOException if an image cannot be read or written
         */
        void writeTo(ImageWriter writer) throws IOException;
    }

    /**
     * Writes the report beside its final place and moves it there when it is complete, so that nothing half-written
     * ever stands under its name.
     *
     * @param file the report, replaced if it is there
     * @param page the page
     * @param dataJson the page's data as JSON text
     * @param images the images that the data name
     * @throws IOException if the folder cannot be written to, or an image cannot be read
     */
    public static void write(final Path file, final ViewPage page, final String dataJson, final Images images)
        throws IOException {
        final String html = page.html();
        final int marker = html.indexOf(MARKER);
        final Path folder = file.toAbsolutePath().getParent();
        final Path unfinished = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                out.write(html, 0, marker);
                block(out, "view-data", dataJson);
                images.writeTo((id, dataUrl) -> block(out, "image-" + id, "\"" + dataUrl + "\""));
                out.write(html, marker + MARKER.length(), html.length() - marker - MARKER.length());
            }
            move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void block(final Writer out, final String id, final String json) throws IOException {
        out.write(BLOCK.formatted(id.replace("&", "&amp;").replace("\"", "&quot;")));
        // '<' occurs only inside JSON strings; unescaped, "</script>" in the name of a stack would end the block
        out.write(json.replace("<", "\\u003c"));
        out.write(BLOCK_END);
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (final AtomicMoveNotSupportedException e) {
            // some network drives; the file is complete all the same
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
