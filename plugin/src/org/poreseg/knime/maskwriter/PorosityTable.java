package org.poreseg.knime.maskwriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.poreseg.files.CsvFile;
import org.poreseg.files.WriteException;
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
            CsvFile.write(file, m_hasModel ? List.of("model", "stack", "slice", "porosity")
                : List.of("stack", "slice", "porosity"), m_lines);
        } catch (final IOException e) {
            throw WriteException.of("The porosity table", file, e);
        }
    }
}
