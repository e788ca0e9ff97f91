package org.poreseg.unet.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.poreseg.errors.UserError;
import org.poreseg.files.WholeFile;
import org.poreseg.unet.DeviceChoice;

/**
 * The file that holds one or more named models: a zip of {@code models.json} and, for each model, its weights. The same
 * models give the same bytes. It holds data alone: what TensorFlow runs is made of the description by this extension.
 * What is read is checked, for a stranger may have made the file: nothing in it takes more memory or disk space than
 * the description says, and the description is bounded.
 */
public final class ModelFile {

    /** The earliest time that a zip can hold. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path m_file;

    private final List<ModelInfo> m_models;

    /**
     * A model to be written.
     *
     * @param info what is known of it; its checksum is filled in
     * @param weights its {@link WeightsFile}
     */
    public record Source(ModelInfo info, Path weights) {
    }

    private ModelFile(final Path file, final List<ModelInfo> models) {
        m_file = file;
        m_models = models;
    }

    /**
     * Writes a model file; it gets its name only once it is complete. Very long learning curves are thinned out.
     *
     * @param file the file to write; an existing one is replaced
     * @param models the models, with different names, 1 to 1024
     * @throws IOException if it cannot be written
     * @throws UserError if it could not be read again, because two models have the same name, for example
     */
    public static void write(final Path file, final List<Source> models) throws IOException {
        final List<ModelInfo> infos = new ArrayList<>();
        for (final Source model : models) {
            infos.add(model.info().inFile(ModelsDescription.epochsOf(models.size()), checksum(model.weights())));
        }
        final byte[] description = ModelsDescription.of(infos).write(file.toString());
        WholeFile.write(file, stream -> {
            final ZipOutputStream zip = new ZipOutputStream(stream);
            put(zip, ModelArchive.DESCRIPTION, description.length, () -> new ByteArrayInputStream(description));
            for (int i = 0; i < models.size(); i++) {
                final Path weights = models.get(i).weights();
                put(zip, ModelArchive.weights(i), Files.size(weights), () -> Files.newInputStream(weights));
            }
            zip.finish();
        });
    }

    /**
     * Tells before a training what would keep its models from being written after it.
     *
     * @param planned what is known of the models: all but their learning curves and checksums
     * @throws IOException never: it is memory that is read
     * @throws UserError if they could not be in one file: too many, of the same name, or with too many slices
     */
    public static void requireRoom(final List<ModelInfo> planned) throws IOException {
        ModelsDescription.of(planned.stream().map(ModelInfo::planned).toList()).requireRoom("The model file");
    }

    /** What is to be read twice. */
    @FunctionalInterface
    private interface Contents {
        InputStream open() throws IOException;
    }

    /** Weights do not compress, so they are stored; all times are the same, so that equal models make equal files. */
    private static void put(final ZipOutputStream zip, final String name, final long size, final Contents contents)
        throws IOException {
        final ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        // what is stored as it is needs its checksum first
        entry.setCrc(crc(contents));
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        try (InputStream stream = contents.open()) {
            stream.transferTo(zip);
        }
        zip.closeEntry();
    }

    private static long crc(final Contents contents) throws IOException {
        try (CheckedInputStream stream = new CheckedInputStream(contents.open(), new CRC32())) {
            stream.transferTo(OutputStream.nullOutputStream());
            return stream.getChecksum().getValue();
        }
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
     * Reads {@code models.json}, and looks whether the weights can be those of the networks in it; the weights
     * themselves stay in the file. Takes a moment, and at most some 20 times as much memory as the
     * description has bytes.
     *
     * @param file a model file
     * @return its contents
     * @throws IOException if it cannot be read
     * @throws UserError if it is not a model file, is damaged, or of another version, naming what was found and what
     *             was expected
     */
    public static ModelFile read(final Path file) throws IOException {
        try (ModelArchive archive = ModelArchive.open(file)) {
            final byte[] json = archive.description(ModelsDescription.MAX_BYTES, InputStream::readAllBytes);
            final List<ModelInfo> models =
                ModelsDescription.read(json, ModelArchive.DESCRIPTION + " in " + file).models();
            archive.requireEntries(models.size());
            for (int i = 0; i < models.size(); i++) {
                final long values = WeightsFile.dataBytes(models.get(i).training().network());
                archive.requireSize(i, values, values + WeightsFile.MOST_BESIDES);
            }
            return new ModelFile(file, models);
        }
    }

    /** @return what is known of each model, in the file's order */
    public List<ModelInfo> models() {
        return m_models;
    }

    /**
     * Reads the weights of a model through, and checks them against its network and its checksum.
     *
     * @param model the model's name
     * @throws IOException if the file cannot be read
     * @throws UserError if it is damaged
     * @throws IllegalArgumentException if there is no such model
     */
    public void verify(final String model) throws IOException {
        read(indexOf(model), (weight, values) -> { });
    }

    /**
     * Opens a model to apply it, once all of it is known to be as it was written.
     *
     * @param model the model's name
     * @param device where the network runs
     * @param scratch a folder; for a moment it takes a file as large as the weights
     * @return the opened model
     * @throws IOException if the file cannot be read, or the scratch folder not written
     * @throws UserError if it is damaged, or the device is not there
     * @throws IllegalArgumentException if there is no such model
     */
    public SavedModelPredictor open(final String model, final DeviceChoice device, final Path scratch)
        throws IOException {
        final int index = indexOf(model);
        return SavedModelPredictor.open(sink -> read(index, sink), m_models.get(index).training().network(),
            m_models.get(index).training().precision(), device, scratch);
    }

    private void read(final int index, final WeightsFile.Sink sink) throws IOException {
        final ModelInfo model = m_models.get(index);
        final String where = "The model \"" + model.name() + "\" in " + m_file;
        final MessageDigest digest = sha256();
        try (ModelArchive archive = ModelArchive.open(m_file)) {
            archive.weights(index, stream -> {
                WeightsFile.read(new DigestInputStream(stream, digest), archive.size(index),
                    model.training().network(), where, sink);
                return null;
            });
        }
        final String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(model.checksum())) {
            throw UserError.found(where + " is damaged: the SHA-256 checksum of its weights is " + found
                + " instead of " + model.checksum());
        }
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
