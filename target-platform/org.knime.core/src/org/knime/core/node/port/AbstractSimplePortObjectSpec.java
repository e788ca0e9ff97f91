package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.poreseg.standin.core.port.Streams;

/** A specification that is saved like settings; its class needs a public constructor without arguments. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {

    /** For subclasses. */
    public AbstractSimplePortObjectSpec() {
        // nothing to set
    }

    /** @param model where the specification is written */
    protected abstract void save(ModelContentWO model);

    /**
     * @param model where the specification is read
     * @throws InvalidSettingsException if something is missing
     */
    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    private ModelContent content() {
        final ModelContent content = new ModelContent("equals");
        save(content);
        return content;
    }

    /** {@inheritDoc} Equal is what has the same class and would be saved the same. */
    @Override
    public boolean equals(final Object ospec) {
        return ospec == this || ospec != null && ospec.getClass() == getClass()
            && content().equals(((AbstractSimplePortObjectSpec)ospec).content());
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }

    /**
     * Writes the class's name and the specification as <code>content.xml</code>.
     *
     * @param <T> the class
     */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends AbstractSimplePortObjectSpec>
        extends PortObjectSpecSerializer<T> {

        /** For subclasses. */
        public AbstractSimplePortObjectSpecSerializer() {
            // nothing to set
        }

        @Override
        public void savePortObjectSpec(final T portObjectSpec, final PortObjectSpecZipOutputStream out)
            throws IOException {
            final ModelContent content = new ModelContent("model.xml");
            content.addInt("version", 1);
            content.addString("class_name", portObjectSpec.getClass().getName());
            portObjectSpec.save(content.addModelContent("model"));
            out.putNextEntry(new ZipEntry("content.xml"));
            content.saveToXML(Streams.keepOpen(out));
            out.closeEntry();
        }

        @Override
        @SuppressWarnings("unchecked") // the class that was written is the one of this serializer
        public T loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !"content.xml".equals(entry.getName())) {
                throw new IOException("Expected zip entry \"content.xml\", got " + entry + ".");
            }
            final ModelContentRO content = ModelContent.loadFromXML(Streams.keepOpen(in));
            try {
                final T spec = (T)PortTypeRegistry.getInstance().newSpec(content.getString("class_name"));
                spec.load(content.getModelContent("model"));
                return spec;
            } catch (InvalidSettingsException e) {
                throw new IOException("The specification cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
