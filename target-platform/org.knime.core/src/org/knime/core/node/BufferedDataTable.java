package org.knime.core.node;

import javax.swing.JComponent;

import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.poreseg.standin.core.tables.StoredTable;
import org.poreseg.standin.core.tables.Tables;

/** A table that a node has given out: it lies on disk and is read row by row. */
public final class BufferedDataTable implements DataTable, PortObject {

    /** The type of ports for tables. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    static {
        Tables.register(new Tables.Access() {

            @Override
            public BufferedDataTable wrap(final StoredTable table) {
                return new BufferedDataTable(table);
            }

            @Override
            public StoredTable stored(final BufferedDataTable table) {
                return table.m_stored;
            }
        });
    }

    private final StoredTable m_stored;

    BufferedDataTable(final StoredTable stored) {
        m_stored = stored;
    }

    StoredTable stored() {
        return m_stored;
    }

    /** @return the columns */
    public DataTableSpec getDataTableSpec() {
        return m_stored.spec();
    }

    @Override
    public DataTableSpec getSpec() {
        return getDataTableSpec();
    }

    /** @return the number of rows */
    public long size() {
        return m_stored.size();
    }

    @Override
    public CloseableRowIterator iterator() {
        return m_stored.iterator();
    }

    @Override
    public String getSummary() {
        return "Rows: " + size() + ", Cols: " + getSpec().getNumColumns();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
