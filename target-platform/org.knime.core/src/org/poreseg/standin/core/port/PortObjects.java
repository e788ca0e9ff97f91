package org.poreseg.standin.core.port;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;
import org.poreseg.standin.core.filestore.FileStoreAccess;
import org.poreseg.standin.core.filestore.FileStores;
import org.poreseg.standin.core.tables.StoredTable;
import org.poreseg.standin.core.tables.Tables;

/**
 * Saves port objects as KNIME does, and reads them back: <code>spec/spec.zip</code>, <code>object/portobject.zip</code>
 * and, with file stores, <code>object/filestore.xml</code>.
 */
public final class PortObjects {

    private static final String SPEC = "spec/spec.zip";

    private static final String OBJECT = "object/portobject.zip";

    private static final String FILE_STORES = "object/filestore.xml";

    private PortObjects() {
    }

    /**
     * Saves an object and reads it back, so that whatever its serializers forget is missed at once. Tables are given
     * back as they are: their rows lie on disk already.
     *
     * @param object an object, may be null
     * @param folder where it is saved, an absolute path
     * @param exec takes the progress
     * @return the object that was read
     * @throws IOException if it cannot be saved or read, or there are no serializers, or the specification changes
     * @throws CanceledExecutionException if the user cancels
     */
    public static PortObject roundTrip(final PortObject object, final Path folder, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        if (object == null || object instanceof BufferedDataTable) {
            return object;
        }
        save(object, folder, exec);
        final PortObjectSpec spec = loadSpec(object.getSpec().getClass(), folder);
        if (!spec.equals(object.getSpec())) {
            throw new IOException("The specification of " + object.getClass().getName()
                + " is not the same after it was saved and read.");
        }
        return load(object.getClass(), spec, folder, exec);
    }

    /**
     * @param objectClass the name of an object's class
     * @param specClass the name of its specification's class
     * @param folder where it was saved: a table by {@link StoredTable#save}, any other object by a round trip
     * @param exec takes the progress
     * @return the object
     * @throws IOException if it cannot be read
     * @throws CanceledExecutionException if the user cancels
     */
    public static PortObject load(final String objectClass, final String specClass, final Path folder,
        final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
        if (BufferedDataTable.class.getName().equals(objectClass)) {
            return Tables.wrap(StoredTable.load(folder));
        }
        final PortTypeRegistry registry = PortTypeRegistry.getInstance();
        final PortObjectSpec spec = loadSpec(registry.getSpecClass(specClass).orElseThrow(
            () -> new IOException("There are no specifications of class " + specClass + ".")), folder);
        return load(registry.getObjectClass(objectClass).orElseThrow(
            () -> new IOException("There are no port objects of class " + objectClass + ".")), spec, folder, exec);
    }

    private static void save(final PortObject object, final Path folder, final ExecutionMonitor exec)
        throws IOException, CanceledExecutionException {
        saveSpec(object.getSpec(), folder);
        final var serializer = PortTypeRegistry.getInstance().getObjectSerializer(object.getClass())
            .orElseThrow(() -> noSerializer(object.getClass()));
        if (object instanceof FileStorePortObject withFiles) {
            FileStoreAccess.get().flush(withFiles);
            saveKeys(FileStoreAccess.get().stores(withFiles), create(folder, FILE_STORES));
        }
        try (PortObjectZipOutputStream out = PortUtil.getPortObjectZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(create(folder, OBJECT))))) {
            serializer.savePortObject(object, out, exec);
        }
    }

    private static PortObject load(final Class<? extends PortObject> type, final PortObjectSpec spec,
        final Path folder, final ExecutionMonitor exec) throws IOException, CanceledExecutionException {
        final var serializer =
            PortTypeRegistry.getInstance().getObjectSerializer(type).orElseThrow(() -> noSerializer(type));
        final PortObject object;
        try (PortObjectZipInputStream in = PortUtil.getPortObjectZipInputStream(
            new BufferedInputStream(Files.newInputStream(folder.resolve(OBJECT))))) {
            object = serializer.loadPortObject(in, spec, exec);
        }
        if (object instanceof FileStorePortObject withFiles) {
            FileStoreAccess.get().attach(withFiles, loadStores(folder.resolve(FILE_STORES)));
        }
        return object;
    }

    private static void saveSpec(final PortObjectSpec spec, final Path folder) throws IOException {
        final var serializer = PortTypeRegistry.getInstance().getSpecSerializer(spec.getClass())
            .orElseThrow(() -> noSerializer(spec.getClass()));
        try (PortObjectSpecZipOutputStream out = PortUtil.getPortObjectSpecZipOutputStream(
            new BufferedOutputStream(Files.newOutputStream(create(folder, SPEC))))) {
            serializer.savePortObjectSpec(spec, out);
        }
    }

    private static PortObjectSpec loadSpec(final Class<? extends PortObjectSpec> type, final Path folder)
        throws IOException {
        final var serializer =
            PortTypeRegistry.getInstance().getSpecSerializer(type).orElseThrow(() -> noSerializer(type));
        try (PortObjectSpecZipInputStream in = PortUtil.getPortObjectSpecZipInputStream(
            new BufferedInputStream(Files.newInputStream(folder.resolve(SPEC))))) {
            return serializer.loadPortObjectSpec(in);
        }
    }

    private static void saveKeys(final List<FileStore> stores, final Path file) throws IOException {
        final ModelContent content = new ModelContent("filestore");
        final var keys = content.addModelContent("filestore_keys");
        for (int i = 0; i < stores.size(); i++) {
            FileStoreAccess.get().key(stores.get(i)).save(keys.addModelContent("filestore_key_" + i));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            content.saveToXML(out);
        }
    }

    private static List<FileStore> loadStores(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            final ModelContentRO keys = ModelContent.loadFromXML(in).getModelContent("filestore_keys");
            final List<FileStore> stores = new ArrayList<>();
            for (final String key : keys) {
                stores.add(FileStores.find(FileStoreKey.load(keys.getModelContent(key))));
            }
            return stores;
        } catch (InvalidSettingsException e) {
            throw new IOException("\"" + file + "\" cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path create(final Path folder, final String name) throws IOException {
        final Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private static IOException noSerializer(final Class<?> type) {
        return new IOException("No serializer for " + type.getName()
            + " is registered at extension point org.knime.core.PortType.");
    }
}
