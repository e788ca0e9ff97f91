package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.poreseg.standin.core.port.Streams;

/** A port object that writes and reads itself; its class needs a public constructor without arguments. */
public abstract class AbstractPortObject implements PortObject {

    /** For subclasses. */
    public AbstractPortObject() {
        // nothing to set
    }

    /**
     * @param out where the object writes its entries
     * @param exec takes the progress
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if the user cancels
     */
    protected abstract void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;

    /**
     * @param in where the object reads its entries
     * @param spec its specification
     * @param exec takes the progress
     * @throws IOException if reading fails
     * @throws CanceledExecutionException if the user cancels
     */
    protected abstract void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
        throws IOException, CanceledExecutionException;

    /**
     * Writes the class's name before the object, and makes an object of that class before it is read.
     *
     * @param <T> the class
     */
    public abstract static class AbstractPortObjectSerializer<T extends AbstractPortObject>
        extends PortObjectSerializer<T> {

        /** For subclasses. */
        public AbstractPortObjectSerializer() {
            // nothing to set
        }

        @Override
        public void savePortObject(final T portObject, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            final ModelContent meta = new ModelContent("meta.xml");
            meta.addInt("version", 1);
            meta.addString("class_name", portObject.getClass().getName());
            out.putNextEntry(new ZipEntry("meta.xml"));
            meta.saveToXML(Streams.keepOpen(out));
            out.closeEntry();
            portObject.save(out, exec);
        }

        @Override
        @SuppressWarnings("unchecked") // the class that was written is the one of this serializer
        public T loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !"meta.xml".equals(entry.getName())) {
                throw new IOException("Expected zip entry \"meta.xml\", got " + entry + ".");
            }
            final ModelContentRO meta = ModelContent.loadFromXML(Streams.keepOpen(in));
            try {
                final T object = (T)PortTypeRegistry.getInstance().newObject(meta.getString("class_name"));
                object.load(in, spec, exec);
                return object;
            } catch (InvalidSettingsException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
