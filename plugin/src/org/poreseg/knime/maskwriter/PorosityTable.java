package org.poreseg.knime.maskwriter;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.poreseg.files.WholeFile;
import org.poreseg.knime.tables.ModelStack;

/** The porosities of slices, a CSV file in UTF-8. */
final class PorosityTable {

    /** What the file is called. */
    static final String FILE = "porosity.csv";

    private final boolean m_hasModel;

    private final List<List<Object>> m_lines = new ArrayList<>();

    /** @param hasModel whether the stacks have models */
    PorosityTable(final boolean hasModel) {
        m_hasModel = hasModel;
        m_lines.add(hasModel ? List.of("model", "stack", "slice", "porosity") : List.of("stack", "slice", "porosity"));
    }

    /**
     * @param key the stack
     * @param slice the index of the slice
     * @param porosity the share of its pixels that are pore, 0 to 1
     */
    void add(final ModelStack key, final int slice, final double porosity) {
        m_lines.add(m_hasModel ? List.of(key.model(), key.stack().name(), slice, porosity)
            : List.of(key.stack().name(), slice, porosity));
    }

    /**
     * Writes the file, which gets its name only once it is complete.
     *
     * @param file where to
     * @throws IOException if it cannot be written
     */
    void write(final Path file) throws IOException {
        try {
            WholeFile.write(file, stream -> {
                final CSVPrinter out =
                    CSVFormat.RFC4180.print(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
                out.printRecords(m_lines);
                out.flush();
            });
        } catch (final IOException e) {
            throw new IOException("The porosity table \"" + file + "\" cannot be written: " + e + ".", e);
        }
    }
}
