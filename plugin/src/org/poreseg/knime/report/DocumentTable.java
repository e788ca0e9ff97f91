package org.poreseg.knime.report;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/** Keeps a long text, in pieces, in an internal table, so that it is saved with the workflow. */
public final class DocumentTable {

    /** Characters a row. */
    private static final int PIECE = 1 << 20;

    private static final DataTableSpec SPEC =
        new DataTableSpec(new String[]{"Document"}, new DataType[]{StringCell.TYPE});

    private DocumentTable() {
    }

    /**
     * @param text a text
     * @param exec makes the table
     * @return a table that keeps the text
     */
    public static BufferedDataTable create(final String text, final ExecutionContext exec) {
        final BufferedDataContainer rows = exec.createDataContainer(SPEC);
        for (int start = 0; start < text.length(); start += PIECE) {
            rows.addRowToTable(new DefaultRow("Row" + rows.size(),
                new StringCell(text.substring(start, Math.min(start + PIECE, text.length())))));
        }
        rows.close();
        return rows.getTable();
    }

    /**
     * @param table a table that keeps a text
     * @return the text
     */
    public static String read(final BufferedDataTable table) {
        final StringBuilder text = new StringBuilder();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                text.append(((StringValue)rows.next().getCell(0)).getStringValue());
            }
        }
        return text.toString();
    }
}
