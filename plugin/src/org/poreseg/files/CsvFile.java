package org.poreseg.files;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.poreseg.text.CsvCell;

/** CSV files as RFC 4180 has them, in UTF-8, with a header; the only class that writes them. */
public final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvFile() {
    }

    /**
     * Writes a file, in one step under its final name.
     *
     * @param file where to; an existing file is replaced
     * @param header the names of the columns
     * @param rows the rows, with a value for each column: a number, a text (see {@link CsvCell}), or {@code null} for
     *            an empty cell
     * @throws IOException if the file cannot be written; an existing one is then as it was
     */
    public static void write(final Path file, final List<String> header, final List<? extends List<?>> rows)
        throws IOException {
        WholeFile.write(file, stream -> {
            final Writer text = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            final CSVPrinter csv = new CSVPrinter(text, FORMAT);
            csv.printRecord(header);
            for (final List<?> row : rows) {
                csv.printRecord(row.stream().map(CsvFile::cell));
            }
            csv.flush();
        });
    }

    private static Object cell(final Object value) {
        return value == null || value instanceof Number ? value : CsvCell.guarded(value.toString());
    }
}
