package org.poreseg.knime.views;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.poreseg.files.WholeFile;

/**
 * Writes a page with its data as one HTML file that opens from disk without a network. Parts are written as they come,
 * each in a block of its own, so that a report of any size needs the memory of one part.
 */
public final class StandaloneReport {

    /** Where the data go in a page: before the scripts that read them. */
    private static final String MARKER = "<!-- data -->";

    private static final String BLOCK_BEGIN = "<script type=\"application/json\" id=\"";

    private static final String BLOCK_BEGUN = "\">";

    private static final String BLOCK_END = "</script>\n";

    private StandaloneReport() {
    }

    /** Takes the parts of a report that the page looks for when it needs them, one at a time. */
    @FunctionalInterface
    public interface PartWriter {

        /**
         * @param id the name under which the data speak of the part, unique in the report
         * @param json the part, see {@link PageJson}
         * @throws IOException if the report cannot be written
         */
        void part(String id, String json) throws IOException;
    }

    /** Gives the parts of a report. */
    @FunctionalInterface
    public interface Parts {

        /**
         * Called once; passes each part on.
         *
         * @param writer takes the parts
         * @throws IOException if a part cannot be read or written
         */
        void writeTo(PartWriter writer) throws IOException;
    }

    /**
     * Writes the report, which gets its name only once it is complete.
     *
     * @param file the report, replaced if it is there
     * @param page the page
     * @param dataJson the page's data, see {@link PageJson}
     * @param parts the parts that the data name
     * @throws IOException if the folder cannot be written to, or a part cannot be read
     */
    public static void write(final Path file, final ViewPage page, final String dataJson, final Parts parts)
        throws IOException {
        final String html = page.html();
        final int marker = html.indexOf(MARKER);
        WholeFile.write(file, stream -> {
            final Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            out.write(html, 0, marker);
            block(out, "view-data", dataJson);
            parts.writeTo((id, json) -> block(out, "part-" + id, json));
            out.write(html, marker + MARKER.length(), html.length() - marker - MARKER.length());
            out.flush();
        });
    }

    private static void block(final Writer out, final String id, final String json) throws IOException {
        out.write(BLOCK_BEGIN + id.replace("&", "&amp;").replace("\"", "&quot;") + BLOCK_BEGUN);
        // '<' occurs only inside JSON strings; unescaped, "</script>" in the name of a stack would end the block
        out.write(json.replace("<", "\\u003c"));
        out.write(BLOCK_END);
    }
}
