package org.poreseg.platform.nodes;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** What was added up. */
public final class SumPortObjectSpec extends AbstractSimplePortObjectSpec {

    private String m_column;

    /** For the serializer. */
    public SumPortObjectSpec() {
        // load() does the rest
    }

    SumPortObjectSpec(final String column) {
        m_column = column;
    }

    /** @return the column that was added up */
    public String column() {
        return m_column;
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addString("column", m_column);
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        m_column = model.getString("column");
    }

    /** Writes and reads the spec. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<SumPortObjectSpec> {
    }
}
