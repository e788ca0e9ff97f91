package org.knime.core.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainer;
import org.knime.core.data.container.DataContainerSettings;
import org.poreseg.standin.core.NodeStorage;
import org.poreseg.standin.core.tables.ContainerAccess;

/** Takes the rows of a table that a node gives out. */
public class BufferedDataContainer extends DataContainer {

    private BufferedDataTable m_table;

    BufferedDataContainer(final DataTableSpec spec, final DataContainerSettings settings, final NodeStorage storage) {
        super(spec, settings);
        ContainerAccess.get().writeInto(this, storage.tablesFolder());
    }

    /** @return the table, when the container is closed */
    public BufferedDataTable getTable() {
        if (m_table == null) {
            m_table = new BufferedDataTable(ContainerAccess.get().stored(this));
        }
        return m_table;
    }
}
