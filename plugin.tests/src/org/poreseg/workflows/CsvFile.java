package org.poreseg.workflows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file that a workflow has written: names in it may hold commas, quotes and line breaks. */
final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private CsvFile() {
    }

    /**
     * @param file a file in UTF-8 with a header
     * @return its records, whose values are known by the header's names
     * @throws IOException if it cannot be read
     */
    static List<CSVRecord> read(final Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            return parser.getRecords();
        }
    }
}
