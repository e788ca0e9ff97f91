package org.poreseg.standin.headless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.util.FileUtil;
import org.poreseg.standin.core.NodeStorage;
import org.poreseg.standin.core.port.PortObjects;
import org.poreseg.standin.core.tables.Tables;
import org.poreseg.standin.headless.WorkflowNode.Status;

/**
 * The outputs and file stores of an executed node, in folders beside its settings. What the node left for its view is
 * not kept. Tables are in a format of the stand-in's own.
 */
final class NodeData {

    private static final String PORTS = "ports";

    private static final String FILE_STORES = "filestores";

    private NodeData() {
    }

    /**
     * @param node an executed node; its outputs can no longer be read when they were moved
     * @param folder the folder of its settings
     * @param settings the settings, which take what is needed to read the outputs
     */
    static void save(final WorkflowNode node, final Path folder, final NodeSettings settings) throws IOException {
        final Path data = node.storage().folder();
        if (data.equals(node.file().getParent())) {
            return; // it was not executed in this run; its data is there, or was copied with the workflow
        }
        final NodeSettingsWO ports = settings.addNodeSettings(PORTS);
        for (int i = 0; i < node.outObjects().length; i++) {
            final PortObject object = node.outObjects()[i];
            final String name = "port_" + (i + 1);
            if (object instanceof BufferedDataTable table) {
                Tables.stored(table).save(data.resolve(name));
            }
            final NodeSettingsWO port = ports.addNodeSettings(name);
            port.addString("port_object_class", object.getClass().getName());
            port.addString("port_spec_class", object.getSpec().getClass().getName());
        }
        final NodeSettingsWO fileStores = settings.addNodeSettings(FILE_STORES);
        fileStores.addString("file_store_location", "filestore");
        fileStores.addString("file_store_id", node.storage().fileStores().id().toString());
        delete(folder);
        for (final Path part : parts(data)) {
            move(part, folder.resolve(part.getFileName()));
        }
    }

    private static void move(final Path from, final Path to) throws IOException {
        try {
            Files.move(from, to);
        } catch (IOException e) { // NOSONAR: a folder cannot be moved to another disk
            WorkflowFiles.copy(from, to);
        }
    }

    /** @param folder the folder of a node's settings, which keeps nothing else */
    static void delete(final Path folder) throws IOException {
        parts(folder).forEach(part -> FileUtil.deleteRecursively(part.toFile()));
    }

    private static List<Path> parts(final Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(part -> part.getFileName().toString()
                .matches("port_\\d+|filestore|internalTables|internal")).toList();
        }
    }

    /** Takes over the outputs of nodes that were saved executed, behind others of that kind only. */
    static void load(final Workflow workflow, final Console console) {
        for (final WorkflowNode node : workflow.nodes()) {
            if (node.wasExecuted() && node.status() != Status.FAILED
                && node.predecessors().stream().allMatch(before -> before.status() == Status.EXECUTED)) {
                try {
                    load(node);
                } catch (IOException | InvalidSettingsException | CanceledExecutionException e) {
                    console.warn(node.label() + " executes again: its data cannot be read: " + e.getMessage());
                }
            }
        }
    }

    private static void load(final WorkflowNode node)
        throws InvalidSettingsException, IOException, CanceledExecutionException {
        final Path folder = node.file().getParent();
        final NodeSettings ports = node.settings().getNodeSettings(PORTS);
        final var storage = new NodeStorage(folder,
            UUID.fromString(node.settings().getNodeSettings(FILE_STORES).getString("file_store_id")));
        final var objects = new PortObject[node.instance().ports().outputs().size()];
        for (int i = 0; i < objects.length; i++) {
            final String name = "port_" + (i + 1);
            final NodeSettings port = ports.getNodeSettings(name);
            objects[i] = PortObjects.load(port.getString("port_object_class"), port.getString("port_spec_class"),
                folder.resolve(name), new ExecutionMonitor(new DefaultNodeProgressMonitor()));
        }
        node.executed(objects, storage);
    }
}
