package org.poreseg.standin.headless;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.poreseg.standin.headless.WorkflowNode.Status;
import org.poreseg.standin.ui.settings.Parameters;

/** Saves a workflow: the settings of its nodes, and that they are configured. Data is not saved. */
final class WorkflowSaver {

    private WorkflowSaver() {
    }

    static void save(final Workflow workflow, final BatchOptions options) throws IOException {
        final Path input = options.input();
        final Path destination = options.destination() == null ? input : options.destination();
        final boolean toFile = Files.isRegularFile(destination) || destination.toString().endsWith(".knwf");
        Path folder = workflow.folder();
        if (!toFile && !destination.equals(folder)) {
            copy(folder, destination);
            folder = destination;
        } else if (toFile && Files.isDirectory(input)) {
            folder = Files.createTempDirectory("save").resolve(input.getFileName());
            copy(workflow.folder(), folder);
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
        settings.addString("state", configured ? "CONFIGURED" : "IDLE");
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

    private static void copy(final Path from, final Path to) throws IOException {
        final List<Path> files;
        try (Stream<Path> found = Files.walk(from)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (final Path file : files) {
            final Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
