package org.poreseg.standin.headless;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.knime.core.node.NodeSettings;

/** The files of a workflow, in a folder or in one {@code .knwf} file. */
final class WorkflowFiles {

    /** The file that makes a folder a workflow. */
    static final String WORKFLOW = "workflow.knime";

    private WorkflowFiles() {
    }

    static NodeSettings read(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file '" + file + "'");
        }
        final var settings = new NodeSettings(file.getFileName().toString());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NodeSettings.loadFromXML(in).copyTo(settings);
        } catch (IOException e) {
            throw new IOException("'" + file + "' is damaged: " + e.getMessage(), e);
        }
        return settings;
    }

    /** @return the folder of the workflow; a file is unpacked first */
    static Path folder(final Path input, final Path temp) throws IOException {
        if (Files.isDirectory(input)) {
            return input;
        }
        final Path unpacked = temp.resolve("workflow");
        unpack(input, unpacked);
        try (Stream<Path> files = Files.walk(unpacked)) {
            final List<Path> found = files.filter(file -> file.getFileName().toString().equals(WORKFLOW))
                .sorted((a, b) -> Integer.compare(a.getNameCount(), b.getNameCount())).toList();
            if (found.isEmpty()) {
                throw new IOException("there is no " + WORKFLOW + " in '" + input + "'");
            }
            return found.get(0).getParent();
        }
    }

    private static void unpack(final Path zip, final Path folder) throws IOException {
        try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip)))) {
            Files.createDirectories(folder);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                final Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("'" + zip + "' holds the path '" + entry.getName() + "' that leads outside");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                }
            }
        }
    }

    /** Copies all files of a folder; those that are there are replaced. */
    static void copy(final Path from, final Path to) throws IOException {
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

    /** Packs a folder, which becomes the one folder inside of the file. */
    static void pack(final Path folder, final Path zip) throws IOException {
        final Path written = Files.createTempFile(zip.getParent(), ".saving", ".knwf");
        try (OutputStream file = Files.newOutputStream(written); var out = new ZipOutputStream(file);
                Stream<Path> files = Files.walk(folder)) {
            for (final Path source : files.filter(Files::isRegularFile).sorted().toList()) {
                final String name = folder.getParent().relativize(source).toString().replace('\\', '/');
                out.putNextEntry(new ZipEntry(name));
                Files.copy(source, out);
                out.closeEntry();
            }
        }
        Files.move(written, zip, StandardCopyOption.REPLACE_EXISTING);
    }
}
