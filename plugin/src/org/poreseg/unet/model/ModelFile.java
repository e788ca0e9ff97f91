package org.poreseg.unet.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.poreseg.errors.UserError;
import org.poreseg.files.AtomicFile;

/**
 * The file that holds one or more named models: a zip of {@code models.json} and, for each model, its
 * {@code saved_model.pb}. The same models give the same bytes. What is read is checked against the checksums.
 */
public final class ModelFile {

    private static final String INDEX = "models.json";

    /** The version of the layout; a file with a greater one was written by a newer plugin. */
    private static final int FORMAT = 1;

    /** The earliest time that a zip can hold. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path m_file;

    private final List<ModelInfo> m_models;

    /**
     * A model to be written.
     *
     * @param info what is known of it; its checksum is filled in
     * @param savedModel the folder with its {@code saved_model.pb}
     */
    public record Source(ModelInfo info, Path savedModel) {
    }

    /** {@code models.json}. */
    private record Index(int format, List<ModelInfo> models) {
    }

    private ModelFile(final Path file, final List<ModelInfo> models) {
        m_file = file;
        m_models = models;
    }

    /**
     * Writes a model file; it gets its name only once it is complete.
     *
     * @param file the file to write; an existing one is replaced
     * @param models the models, with different names, at least one
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if there is no model, or two have the same name
     */
    public static void write(final Path file, final List<Source> models) throws IOException {
        requireNames(models);
        final List<ModelInfo> infos = new ArrayList<>();
        for (final Source model : models) {
            infos.add(model.info().inFile(checksum(model.savedModel().resolve(SavedModelWriter.FILE))));
        }
        AtomicFile.write(file, stream -> {
            final ZipOutputStream zip = new ZipOutputStream(stream);
            putIndex(zip, new Index(FORMAT, infos));
            for (int i = 0; i < models.size(); i++) {
                put(zip, modelEntry(i), models.get(i).savedModel().resolve(SavedModelWriter.FILE));
            }
            zip.finish();
        });
    }

    private static void requireNames(final List<Source> models) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("A model file needs at least one model");
        }
        final Set<String> names = new HashSet<>();
        for (final Source model : models) {
            if (!names.add(model.info().name())) {
                throw new IllegalArgumentException("Two models have the name \"" + model.info().name() + "\"");
            }
        }
    }

    private static String modelEntry(final int index) {
        return "models/" + index + "/" + SavedModelWriter.FILE;
    }

    private static void putIndex(final ZipOutputStream zip, final Index index) throws IOException {
        final byte[] bytes = Json.write(index).getBytes(StandardCharsets.UTF_8);
        final CRC32 crc = new CRC32();
        crc.update(bytes);
        begin(zip, INDEX, bytes.length, crc.getValue());
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void put(final ZipOutputStream zip, final String name, final Path contents) throws IOException {
        // what is stored as it is needs its checksum first
        final long crc;
        try (CheckedInputStream stream = new CheckedInputStream(Files.newInputStream(contents), new CRC32())) {
            stream.transferTo(OutputStream.nullOutputStream());
            crc = stream.getChecksum().getValue();
        }
        begin(zip, name, Files.size(contents), crc);
        Files.copy(contents, zip);
        zip.closeEntry();
    }

    /** Weights do not compress, so they are stored; all times are the same, so that equal models make equal files. */
    private static void begin(final ZipOutputStream zip, final String name, final long size, final long crc)
        throws IOException {
        final ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private static String checksum(final Path file) throws IOException {
        final MessageDigest digest = sha256();
        try (DigestInputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java has SHA-256", ex);
        }
    }

    /**
     * Reads {@code models.json}; the models themselves stay in the file until they are extracted.
     *
     * @param file a model file
     * @return its contents
     * @throws IOException if it cannot be read or is not a model file, naming what was found and what was expected
     */
    public static ModelFile read(final Path file) throws IOException {
        try (ZipFile zip = open(file)) {
            final ZipEntry entry = zip.getEntry(INDEX);
            if (entry == null) {
                throw UserError.found(file + " is not a model file: it is a zip file without " + INDEX);
            }
            final String json;
            try (InputStream stream = zip.getInputStream(entry)) {
                json = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
            final Index index = Json.read(json, Index.class, INDEX + " in " + file);
            if (index.format() > FORMAT) {
                throw UserError
                    .found(file + " was written by a newer version of this plugin: its format is " + index.format())
                    .expected("This version reads formats up to " + FORMAT);
            }
            if (index.models() == null || index.models().isEmpty()) {
                throw UserError.found(file + " is damaged: its " + INDEX + " names no models");
            }
            for (int i = 0; i < index.models().size(); i++) {
                require(zip, file, modelEntry(i));
            }
            return new ModelFile(file, List.copyOf(index.models()));
        }
    }

    private static ZipFile open(final Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (final NoSuchFileException | FileNotFoundException ex) {
            throw UserError.found("There is no model file " + file).causedBy(ex);
        } catch (final ZipException ex) {
            throw UserError
                .found(file + " is not a model file, or is damaged: it is no zip file (" + ex.getMessage() + ")")
                .causedBy(ex);
        }
    }

    private static ZipEntry require(final ZipFile zip, final Path file, final String name) {
        final ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw UserError.found(file + " is damaged: it has no " + name);
        }
        return entry;
    }

    /** @return what is known of each model, in the file's order */
    public List<ModelInfo> models() {
        return m_models;
    }

    /**
     * Unpacks a model for {@link SavedModelPredictor#open}, checking it against its checksum.
     *
     * @param model the model's name
     * @param folder where to put its {@code saved_model.pb}; made if it is not there
     * @return the folder
     * @throws IOException if it cannot be read or written
     * @throws UserError if it is damaged
     * @throws IllegalArgumentException if there is no such model
     */
    public Path extract(final String model, final Path folder) throws IOException {
        final int index = indexOf(model);
        final MessageDigest digest = sha256();
        try (ZipFile zip = open(m_file)) {
            final ZipEntry entry = require(zip, m_file, modelEntry(index));
            AtomicFile.write(folder.resolve(SavedModelWriter.FILE), target -> {
                try (InputStream stream = new DigestInputStream(zip.getInputStream(entry), digest)) {
                    stream.transferTo(target);
                }
                final String found = HexFormat.of().formatHex(digest.digest());
                if (!found.equals(m_models.get(index).checksum())) {
                    throw UserError.found("The model \"" + model + "\" in " + m_file
                        + " is damaged: its SHA-256 checksum is " + found + " instead of "
                        + m_models.get(index).checksum());
                }
            });
        }
        return folder;
    }

    private int indexOf(final String model) {
        for (int i = 0; i < m_models.size(); i++) {
            if (m_models.get(i).name().equals(model)) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no model \"" + model + "\" in " + m_file + "; it has "
            + m_models.stream().map(info -> '"' + info.name() + '"').toList());
    }
}
