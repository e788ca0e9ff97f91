package org.poreseg.knime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.knime.views.StandaloneReport.PartWriter;

/** The parts that the page asks for, as JSON in an internal table, so that they are saved with the workflow. */
public final class PageParts {

    private static final DataTableSpec SPEC =
        new DataTableSpec(new String[]{"Part"}, new DataType[]{StringCell.TYPE});

    private final BufferedDataTable m_table;

    private final List<Integer> m_sizes;

    /** Takes the parts one by one. */
    static final class Collector implements PageSlices.Store {
        private final BufferedDataContainer m_rows;

        private final List<Integer> m_sizes = new ArrayList<>();

        Collector(final ExecutionContext exec) {
            m_rows = exec.createDataContainer(SPEC);
        }

        @Override
        public String add(final String json) {
            final String id = Integer.toString(m_sizes.size());
            m_rows.addRowToTable(new DefaultRow(id, new StringCell(json)));
            m_sizes.add(json.length());
            return id;
        }

        void close() {
            m_rows.close();
        }

        PageParts parts() {
            return new PageParts(m_rows.getTable(), m_sizes);
        }
    }

    private PageParts(final BufferedDataTable table, final List<Integer> sizes) {
        m_table = table;
        m_sizes = sizes;
    }

    /** @return the table to keep with the node */
    public BufferedDataTable table() {
        return m_table;
    }

    /** @return the length of a part as JSON */
    int size(final String id) {
        return m_sizes.get(Integer.parseInt(id));
    }

    /** Passes the wanted parts on, one at a time. */
    void writeTo(final Set<String> wanted, final PartWriter writer) throws IOException {
        try (CloseableRowIterator rows = m_table.iterator()) {
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                final String id = row.getKey().getString();
                if (wanted.contains(id)) {
                    writer.part(id, text(row));
                }
            }
        }
    }

    /**
     * @param table a table of parts
     * @param id the id of a part
     * @return the part as JSON, {@code null} if there is none of this id
     */
    static String find(final BufferedDataTable table, final String id) {
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                if (row.getKey().getString().equals(id)) {
                    return text(row);
                }
            }
        }
        return null;
    }

    private static String text(final DataRow row) {
        return ((StringValue)row.getCell(0)).getStringValue();
    }
}
