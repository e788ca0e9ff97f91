package org.poreseg.platform.nodes;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/** A sum. */
public final class SumPortObject implements PortObject {

    private final SumPortObjectSpec m_spec;

    private final int m_sum;

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

    /** Writes and reads a sum. */
    public static final class Serializer extends PortObjectSerializer<SumPortObject> {

        @Override
        public void savePortObject(final SumPortObject sum, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException {
            out.putNextEntry(new ZipEntry("sum"));
            new DataOutputStream(out).writeInt(sum.m_sum);
        }

        @Override
        public SumPortObject loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException {
            in.getNextEntry();
            return new SumPortObject((SumPortObjectSpec)spec, new DataInputStream(in).readInt());
        }
    }
}
