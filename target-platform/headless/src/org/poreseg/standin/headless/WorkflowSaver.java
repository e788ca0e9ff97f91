package org.poreseg.standin.headless;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.poreseg.standin.headless.WorkflowNode.Status;
import org.poreseg.standin.ui.settings.Parameters;

/** Saves a workflow: the settings of its nodes, how far they are, and the data of those that are executed. */
final class WorkflowSaver {

    private WorkflowSaver() {
    }

    static void save(final Workflow workflow, final BatchOptions options, final Path temp)
        throws IOException {
        final Path input = options.input();
        final Path destination = options.destination() == null ? input : options.destination();
        final boolean toFile = Files.isRegularFile(destination) || destination.toString().endsWith(".knwf");
        Path folder = workflow.folder();
        if (!toFile && !destination.equals(folder)) {
            WorkflowFiles.copy(folder, destination);
            folder = destination;
        } else if (toFile && Files.isDirectory(input)) {
            folder = temp.resolve("save").resolve(input.getFileName());
            WorkflowFiles.copy(workflow.folder(), folder);
        }
        for (final WorkflowNode node : workflow.nodes()) {
            if (node.instance() != null) {
                save(node, folder.resolve(workflow.folder().relativize(node.file())));
            }
        }
        if (toFile) {
            WorkflowFiles.pack(folder, destination);
        }
    }

    private static void save(final WorkflowNode node, final Path file) throws IOException {
        final var settings = new NodeSettings("settings.xml");
        node.settings().copyTo(settings);
        final boolean configured = node.status() == Status.CONFIGURED || node.status() == Status.EXECUTED;
        settings.addString("state", configured ? node.status().name() : "IDLE");
        if (node.status() == Status.EXECUTED) {
            NodeData.save(node, file.getParent(), settings);
        } else {
            NodeData.delete(file.getParent());
        }
        if (node.model() == null && configured) {
            Parameters.toSettings(node.instance().parameters(new PortObjectSpec[node.sources().size()]))
                .copyTo(settings.addNodeSettings("model"));
        } else if (node.model() != null) {
            node.model().copyTo(settings.addNodeSettings("model"));
        }
        final Path written = file.resolveSibling(file.getFileName() + ".saving");
        try (OutputStream out = Files.newOutputStream(written)) {
            settings.saveToXML(out);
        }
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
