package org.poreseg.unet.model;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.apache.commons.io.input.BoundedInputStream;
import org.poreseg.errors.UserError;

/**
 * The zip of a model file, which a stranger may have made: the description, one file of weights a model, and nothing
 * else. How large each may be is said before it is unpacked, and unpacking it gives exactly that or fails.
 */
final class ModelArchive implements Closeable {

    /** The name of the description. */
    static final String DESCRIPTION = "models.json";

    /** Weights do not compress; whatever does so much is none. */
    private static final int MAX_COMPRESSION = 16;

    /** Far more than a zip's directory takes for an entry. */
    private static final int BYTES_AN_ENTRY = 1024;

    /** A comment may be so long, and does no harm. */
    private static final int BYTES_OF_COMMENT = 1 << 16;

    private final Path m_file;

    private final ZipFile m_zip;

    /** Reads an entry from its beginning. */
    @FunctionalInterface
    interface Contents<T> {
        /** @throws IOException if it cannot be read */
        T read(InputStream stream) throws IOException;
    }

    private ModelArchive(final Path file, final ZipFile zip) {
        m_file = file;
        m_zip = zip;
    }

    /**
     * @param file a model file
     * @return the opened file, to be closed
     * @throws IOException if it cannot be read
     * @throws UserError if it is not there, or no zip file
     */
    static ModelArchive open(final Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw UserError
                .found(Files.exists(file) ? file + " is no model file, but a folder or a device"
                    : "There is no model file " + file);
        }
        try {
            return new ModelArchive(file, new ZipFile(file.toFile()));
        } catch (final ZipException | IllegalArgumentException ex) {
            throw UserError
                .found(file + " is not a model file, or is damaged: it is no zip file (" + ex.getMessage() + ")")
                .causedBy(ex);
        }
    }

    /**
     * @param model the number of a model, from 0
     * @return the name of its weights
     */
    static String weights(final int model) {
        return "models/" + model + "/" + WeightsFile.FILE;
    }

    /**
     * @param most the most bytes it may have
     * @param contents reads the description
     * @return what that gave
     */
    <T> T description(final int most, final Contents<T> contents) throws IOException {
        final ZipEntry entry = m_zip.getEntry(DESCRIPTION);
        if (entry == null) {
            throw UserError.found(m_file + " is not a model file: it is a zip file without " + DESCRIPTION);
        }
        if (entry.getSize() > most) {
            throw UserError.found(DESCRIPTION + " in " + m_file + " has " + entry.getSize() + " bytes")
                .expected("No description has more than " + most);
        }
        return read(entry, contents);
    }

    /**
     * @param models the number of models
     * @throws IOException if the file's size cannot be read
     * @throws UserError unless the file has the entries of so many models, each once, and nothing else
     */
    void requireEntries(final int models) throws IOException {
        long bytes = m_zip.getEntry(DESCRIPTION).getCompressedSize();
        for (int i = 0; i < models; i++) {
            bytes += require(i).getCompressedSize();
        }
        // with each of them there, others or second ones show in the number
        if (m_zip.size() != models + 1) {
            throw damaged("it has " + m_zip.size() + " entries instead of " + DESCRIPTION + " and the weights of "
                + models + " models");
        }
        final long besides = Files.size(m_file) - bytes;
        if (besides > BYTES_OF_COMMENT + (long)BYTES_AN_ENTRY * (models + 1)) {
            throw damaged("it has " + besides + " bytes besides its entries");
        }
    }

    private ZipEntry require(final int model) {
        final ZipEntry entry = m_zip.getEntry(weights(model));
        if (entry == null) {
            throw damaged("it has no " + weights(model));
        }
        return entry;
    }

    /**
     * @param model the number of a model
     * @param least the fewest bytes its weights may have
     * @param most the most bytes
     * @throws UserError if they have more or fewer, or are compressed as no weights can be
     */
    void requireSize(final int model, final long least, final long most) {
        final ZipEntry entry = require(model);
        if (entry.getSize() < least || entry.getSize() > most) {
            throw damaged(weights(model) + " has " + entry.getSize() + " bytes, which are not those of its network: "
                + least + " to " + most);
        }
        if (entry.getSize() / MAX_COMPRESSION > entry.getCompressedSize()) {
            throw damaged(weights(model) + " would be unpacked from " + entry.getCompressedSize() + " to "
                + entry.getSize() + " bytes");
        }
    }

    /** @return bytes of a model's weights */
    long size(final int model) {
        return require(model).getSize();
    }

    /** Reads the weights of a model. */
    <T> T weights(final int model, final Contents<T> contents) throws IOException {
        return read(require(model), contents);
    }

    /** Reads an entry whole, which then has as many bytes as it says and its checksum. */
    private <T> T read(final ZipEntry entry, final Contents<T> contents) throws IOException {
        final T read;
        try (InputStream stream = m_zip.getInputStream(entry);
                CheckedInputStream checked = new CheckedInputStream(
                    BoundedInputStream.builder().setInputStream(stream).setMaxCount(entry.getSize()).get(),
                    new CRC32())) {
            read = contents.read(checked);
            if (checked.read() >= 0 || stream.read() >= 0 || checked.getChecksum().getValue() != entry.getCrc()) {
                throw damaged(entry.getName() + " is not what it was when it was written: its checksum or its size "
                    + "differs");
            }
        } catch (final ZipException | EOFException ex) {
            throw damaged(entry.getName() + " cannot be unpacked (" + ex.getMessage() + ")").causedBy(ex);
        }
        return read;
    }

    private UserError damaged(final String how) {
        return UserError.found(m_file + " is damaged: " + how);
    }

    @Override
    public void close() throws IOException {
        m_zip.close();
    }
}
