package org.poreseg.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

import org.poreseg.errors.UserError;
import org.poreseg.image.codec.CorruptData;
import org.poreseg.image.codec.FileBytes;

/**
 * An open image file: TIFF and BigTIFF with any number of pages, PNG, BMP; recognised by content, not by name. Pixels
 * are read one page at a time in their native type, without any conversion of colours or intensities.
 *
 * <p>What holds for every format is seen to here: the file is a regular one, does not change while it is read, can hold
 * what its headers say ({@link #requirePlausible}), and fits into memory; of each image all pixels come, and no
 * exception but those below. A format says where its images are and unpacks them.
 */
abstract class SliceFile implements Closeable {

    private static final byte[] PNG = {(byte)0x89, 'P', 'N', 'G'};

    private static final byte[] BMP = {'B', 'M'};

    private final FileBytes m_bytes;

    /** @param bytes the file, closed with this object */
    SliceFile(final FileBytes bytes) {
        m_bytes = bytes;
    }

    /**
     * @param file an image file
     * @return the open file
     * @throws IOException if it cannot be read
     * @throws UserError if it does not exist, is no regular file or no image of a known format, is truncated or
     *             corrupt, or cannot hold what it says
     */
    static SliceFile open(final Path file) throws IOException {
        final FileBytes bytes = FileBytes.open(file);
        try {
            return open(bytes);
        } catch (final CorruptData | ArithmeticException e) {
            bytes.close();
            throw UserError.found(file + " is truncated or corrupt: " + e.getMessage()).causedBy(e);
        } catch (final IOException | RuntimeException | OutOfMemoryError e) {
            bytes.close();
            throw e;
        }
    }

    private static SliceFile open(final FileBytes bytes) throws IOException {
        final byte[] magic = new byte[4];
        bytes.read(0, magic, 0, (int)Math.min(magic.length, bytes.length()));
        if (TiffDirectories.isTiff(magic)) {
            return TiffSliceFile.open(bytes);
        }
        if (Arrays.equals(magic, PNG)) {
            return PngSliceFile.open(bytes);
        }
        if (Arrays.equals(magic, 0, 2, BMP, 0, 2)) {
            return BmpSliceFile.open(bytes);
        }
        throw UserError.found(bytes.file() + " is neither a TIFF nor a PNG nor a BMP image");
    }

    /** @return the number of images in the file */
    abstract int count();

    /** @return what is known of an image before it is read */
    abstract SliceHeader header(int index);

    /** @return the order of the bytes in a sample */
    abstract ByteOrder order();

    /**
     * Unpacks an image.
     *
     * @param index an image of the file, from 0
     * @param to takes each pixel's sample once
     * @throws CorruptData if the file does not have what its header says
     * @throws IOException if it cannot be read
     */
    abstract void unpack(int index, Samples to) throws IOException;

    /**
     * @param index an image of the file, from 0
     * @return its palette, colours as 0xRRGGBB, or null if its samples are intensities
     * @throws IOException if it cannot be read
     */
    abstract int[] palette(int index) throws IOException;

    /** @return the file's bytes */
    final FileBytes bytes() {
        return m_bytes;
    }

    /** @return the image's name for messages */
    final String name(final int index) {
        return count() == 1 ? m_bytes.file().toString() : m_bytes.file() + ", page " + (index + 1);
    }

    /**
     * To be called by a format before anything of an image's size is allocated.
     *
     * @param name the image, for the message
     * @param header its size
     * @param packed bytes that the file has for it
     * @param needed bytes that it takes at least in the best of cases
     * @throws UserError if these are more
     */
    static void requirePlausible(final String name, final SliceHeader header, final long packed, final long needed) {
        if (packed < needed) {
            throw UserError.found(name + " is truncated or corrupt: it should have " + header.size() + " ("
                + MemoryNeed.megabytes(header.rowBytes(header.width()) * header.height()) + "), but for " + needed
                + " bytes or more of them it has only " + packed);
        }
    }

    /**
     * @param index an image of the file, from 0
     * @return the grey values in their native type; of an image with a grey palette the palette's values
     * @throws IOException if the image cannot be read, or the file was changed since it was opened
     * @throws UserError if it is no grey image, is damaged, or is too large for the memory
     */
    final Slice readSlice(final int index) throws IOException {
        final SliceHeader header = header(index);
        header.requireGrey(name(index));
        final Object pixels = whole(index, header.sliceBytes(), () -> {
            final GreySamples samples = new GreySamples(header, order());
            unpackAll(index, samples);
            if (samples.pixels() instanceof byte[] indices) {
                toGrey(palette(index), indices, name(index));
            }
            return samples.pixels();
        });
        return new Slice(header.width(), header.height(), header.pixelType(), pixels);
    }

    /**
     * @param index an image of the file, from 0
     * @return the values as stored, row by row: palette indices of palette images, signed numbers of signed types
     * @throws IOException if the image cannot be read, or the file was changed since it was opened
     * @throws UserError if it is not one of integers, is damaged, or is too large for the memory
     */
    final int[] readLabels(final int index) throws IOException {
        final SliceHeader header = header(index);
        header.requireMask(name(index));
        return whole(index, header.labelBytes(), () -> {
            final LabelSamples samples = new LabelSamples(header, order());
            unpackAll(index, samples);
            return samples.labels();
        });
    }

    private void unpackAll(final int index, final Samples samples) throws IOException {
        unpack(index, samples);
        if (!samples.isComplete()) {
            throw new CorruptData("pixels are missing, or there more than once");
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** An image of one state of the file, or none. */
    private <T> T whole(final int index, final long memory, final Reading<T> reading) throws IOException {
        MemoryNeed.requireFree(name(index), memory);
        try {
            final T image = reading.read();
            m_bytes.requireUnchanged();
            return image;
        } catch (final CorruptData | ArithmeticException e) {
            // a file that is being written looks damaged
            m_bytes.requireUnchanged();
            throw UserError.found(name(index) + " is truncated or corrupt: its pixels cannot be decoded: "
                + e.getMessage()).causedBy(e);
        } catch (final OutOfMemoryError e) {
            throw MemoryNeed.missing(name(index), memory).causedBy(e);
        }
    }

    private static void toGrey(final int[] palette, final byte[] indices, final String name) throws CorruptData {
        if (palette == null) {
            return;
        }
        for (final int colour : palette) {
            if ((colour >> 16 & 0xff) != (colour & 0xff) || (colour >> 8 & 0xff) != (colour & 0xff)) {
                throw UserError.found(name + " is no grey image that can be used: it has a palette of colours")
                    .advice("Convert it to 8-bit grey");
            }
        }
        for (int i = 0; i < indices.length; i++) {
            final int index = indices[i] & 0xff;
            if (index >= palette.length) {
                throw new CorruptData("a pixel has colour " + index + " of a palette of " + palette.length);
            }
            indices[i] = (byte)palette[index];
        }
    }

    @Override
    public final void close() throws IOException {
        m_bytes.close();
    }
}
