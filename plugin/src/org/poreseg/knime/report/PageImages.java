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
import org.poreseg.knime.views.GreyPng;
import org.poreseg.knime.views.StandaloneReport.ImageWriter;

/** The images of the page as data URLs in an internal table, so that they are saved with the workflow. */
public final class PageImages {

    private static final DataTableSpec SPEC =
        new DataTableSpec(new String[]{"Image"}, new DataType[]{StringCell.TYPE});

    private final BufferedDataTable m_table;

    private final List<Integer> m_sizes;

    /** Takes the images one by one. */
    static final class Collector {
        private final BufferedDataContainer m_rows;

        private final List<Integer> m_sizes = new ArrayList<>();

        Collector(final ExecutionContext exec) {
            m_rows = exec.createDataContainer(SPEC);
        }

        /** @return the id of the image */
        String add(final byte[] png) {
            final String id = Integer.toString(m_sizes.size());
            final String url = GreyPng.dataUrl(png);
            m_rows.addRowToTable(new DefaultRow(id, new StringCell(url)));
            m_sizes.add(url.length());
            return id;
        }

        void close() {
            m_rows.close();
        }

        PageImages images() {
            return new PageImages(m_rows.getTable(), m_sizes);
        }
    }

    private PageImages(final BufferedDataTable table, final List<Integer> sizes) {
        m_table = table;
        m_sizes = sizes;
    }

    /** @return the table to keep with the node */
    public BufferedDataTable table() {
        return m_table;
    }

    /** @return the length of an image as a data URL */
    int size(final String id) {
        return m_sizes.get(Integer.parseInt(id));
    }

    /** Passes the wanted images on, one at a time. */
    void writeTo(final Set<String> wanted, final ImageWriter writer) throws IOException {
        try (CloseableRowIterator rows = m_table.iterator()) {
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                final String id = row.getKey().getString();
                if (wanted.contains(id)) {
                    writer.image(id, text(row));
                }
            }
        }
    }

    /**
     * @param table a table of images
     * @param id the id of an image
     * @return the image as a data URL, {@code null} if there is none of this id
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
