package org.poreseg.knime.modelport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.poreseg.unet.model.ModelFile;
import org.poreseg.unet.model.ModelInfo;

/**
 * One or more named U-Nets, as a {@link ModelFile} in a file store: the weights lie on disk, and are never on the heap
 * as a whole.
 */
public final class UNetModelsPortObject extends FileStorePortObject {

    /**
     * Stores the port. The file store travels by itself and the spec is stored beside, so that only the version of the
     * format is left to write. KNIME finds this class through the extension point.
     */
    public static final class Serializer extends PortObject.PortObjectSerializer<UNetModelsPortObject> {

        private static final String ENTRY = "format";

        private static final String FORMAT = "org.poreseg models 1";

        @Override
        public void savePortObject(final UNetModelsPortObject portObject, final PortObjectZipOutputStream out,
            final ExecutionMonitor exec) throws IOException {
            out.putNextEntry(new ZipEntry(ENTRY));
            out.write(FORMAT.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }

        @Override
        public UNetModelsPortObject loadPortObject(final PortObjectZipInputStream in, final PortObjectSpec spec,
            final ExecutionMonitor exec) throws IOException {
            final ZipEntry entry = in.getNextEntry();
            final String format = entry == null ? "nothing" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (entry == null || !ENTRY.equals(entry.getName()) || !FORMAT.equals(format)) {
                throw new IOException("The stored U-Net models are of an unknown format: expected \"" + FORMAT
                    + "\", found \"" + format + "\". They were probably saved by a newer version of this extension.");
            }
            final UNetModelsPortObject loaded = new UNetModelsPortObject();
            loaded.m_spec = (UNetModelsPortObjectSpec)spec;
            return loaded;
        }
    }

    /** Writes the model file of a port. */
    @FunctionalInterface
    public interface FileWriter {
        /**
         * @param file where to write; its folder is there
         * @throws IOException if it cannot be written
         */
        void write(Path file) throws IOException;
    }

    /** The type of ports that carry these models. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(UNetModelsPortObject.class);

    private static final String STORE = "models";

    private UNetModelsPortObjectSpec m_spec;

    /** For the serializer; the framework adds the file store. */
    public UNetModelsPortObject() {
        // filled by the serializer
    }

    private UNetModelsPortObject(final FileStore store, final UNetModelsPortObjectSpec spec) {
        super(List.of(store));
        m_spec = spec;
    }

    /**
     * Makes the port object of a node; once in an execution.
     *
     * @param exec the execution whose file store takes the models
     * @param writer writes the model file
     * @return the port object
     * @throws IOException if the file cannot be written, or is no valid model file
     */
    public static UNetModelsPortObject create(final ExecutionContext exec, final FileWriter writer)
        throws IOException {
        final FileStore store = exec.createFileStore(STORE);
        final Path file = store.getFile().toPath();
        writer.write(file);
        return new UNetModelsPortObject(store, spec(ModelFile.read(file).models()));
    }

    /**
     * @param models the models of a model file
     * @return the spec of a port with these models
     */
    public static UNetModelsPortObjectSpec spec(final List<ModelInfo> models) {
        return new UNetModelsPortObjectSpec(models.stream().map(ModelInfo::outline).toList());
    }

    /** @return the model file, not to be changed; the same bytes as a plain model file */
    public Path file() {
        return getFileStore(0).getFile().toPath();
    }

    /**
     * @return the opened model file
     * @throws IOException if it cannot be read
     */
    public ModelFile open() throws IOException {
        return ModelFile.read(file());
    }

    @Override
    public UNetModelsPortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public String getSummary() {
        final List<String> names = m_spec.names();
        return names.size() == 1 ? "U-Net model \"" + names.get(0) + "\""
            : names.size() + " U-Net models: " + String.join(", ", names);
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
