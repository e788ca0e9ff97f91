package org.poreseg.platform.nodes;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.AbstractPortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;


/** A sum. */
public final class SumPortObject extends AbstractPortObject {

    private SumPortObjectSpec m_spec;

    private int m_sum;

    /** For the serializer. */
    public SumPortObject() {
        // load() does the rest
    }

    SumPortObject(final SumPortObjectSpec spec, final int sum) {
        m_spec = spec;
        m_sum = sum;
    }

    /** @return the sum */
    public int sum() {
        return m_sum;
    }

    @Override
    public String getSummary() {
        return String.format(Locale.ROOT, "sum %d", m_sum);
    }

    @Override
    public PortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    protected void save(final PortObjectZipOutputStream out, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        out.putNextEntry(new ZipEntry("sum"));
        new DataOutputStream(out).writeInt(m_sum);
    }

    @Override
    protected void load(final PortObjectZipInputStream in, final PortObjectSpec spec, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        in.getNextEntry();
        m_sum = new DataInputStream(in).readInt();
        m_spec = (SumPortObjectSpec)spec;
    }

    /** Writes and reads a sum. */
    public static final class Serializer extends AbstractPortObjectSerializer<SumPortObject> {
    }
}
