package org.poreseg.image;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.poreseg.errors.UserError;

/**
 * An open image file: TIFF and BigTIFF with any number of pages, PNG, BMP; recognised by content, not by name. Pixels
 * are read one page at a time in their native type, without any conversion of colours or intensities.
 */
abstract class SliceFile implements Closeable {

    private static final byte[] PNG = {(byte)0x89, 'P', 'N', 'G'};

    private static final byte[] BMP = {'B', 'M'};

    private final Path m_file;

    private final ImageInputStream m_in;

    private final ImageReader m_reader;

    /**
     * @param file the name, for messages
     * @param in the file, closed with this object
     * @param reader reads it
     */
    SliceFile(final Path file, final ImageInputStream in, final ImageReader reader) {
        m_file = file;
        m_in = in;
        m_reader = reader;
    }

    /**
     * @param file an image file
     * @return the open file
     * @throws IOException if it cannot be read, or is truncated or corrupt
     * @throws UserError if it does not exist or is no image of a known format
     */
    static SliceFile open(final Path file) throws IOException {
        final byte[] magic;
        try (InputStream start = Files.newInputStream(file)) {
            magic = Arrays.copyOf(start.readNBytes(4), 4);
        } catch (final NoSuchFileException e) {
            throw UserError.found("There is no file " + file).causedBy(e);
        } catch (final ClosedByInterruptException e) {
            throw canceled(e);
        } catch (final IOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (TiffDirectories.isTiff(magic)) {
            return TiffSliceFile.open(file, TiffDirectories.isBigTiff(magic));
        }
        if (Arrays.equals(magic, PNG)) {
            return SingleSliceFile.png(file);
        }
        if (Arrays.equals(magic, 0, 2, BMP, 0, 2)) {
            return SingleSliceFile.bmp(file);
        }
        throw UserError.found(file + " is neither a TIFF nor a PNG nor a BMP image");
    }

    /** @return the number of images in the file */
    abstract int count();

    /** @return what is known of an image before it is read */
    abstract SliceHeader header(int index);

    /** @return the image as it is stored */
    abstract Raster raster(ImageReader reader, int index) throws IOException;

    /** @return the stored colour model of an image, or null */
    abstract ColorModel colorModel(ImageReader reader, int index) throws IOException;

    /** @return the image's name for messages */
    final String name(final int index) {
        return count() == 1 ? m_file.toString() : m_file + ", page " + (index + 1);
    }

    /**
     * @param index an image of the file, from 0
     * @return the grey values in their native type; of an image with a grey palette the palette's values
     * @throws IOException if the image is no grey image or cannot be read
     */
    final Slice readSlice(final int index) throws IOException {
        final SliceHeader header = header(index);
        header.requireGrey(name(index));
        return decode(index, raster -> {
            final Object pixels =
                raster.getDataElements(raster.getMinX(), raster.getMinY(), header.width(), header.height(), null);
            if (colorModel(m_reader, index) instanceof IndexColorModel palette && pixels instanceof byte[] indices) {
                toGrey(palette, indices, name(index));
            }
            return new Slice(header.width(), header.height(), header.pixelType(), pixels);
        });
    }

    /**
     * @param index an image of the file, from 0
     * @return the values as stored, row by row: palette indices of palette images, signed numbers of signed types
     * @throws IOException if the image is not one of integers or cannot be read
     */
    final int[] readLabels(final int index) throws IOException {
        final SliceHeader header = header(index);
        header.requireMask(name(index));
        final boolean signed = header.sampleFormat() == TiffTags.SIGNED;
        return decode(index, raster -> {
            final Object values =
                raster.getDataElements(raster.getMinX(), raster.getMinY(), header.width(), header.height(), null);
            return values instanceof int[] ints ? ints : labels(values, signed);
        });
    }

    private static int[] labels(final Object values, final boolean signed) {
        final int[] labels = new int[Array.getLength(values)];
        if (values instanceof byte[] bytes) {
            for (int i = 0; i < labels.length; i++) {
                labels[i] = signed ? bytes[i] : bytes[i] & 0xff;
            }
        } else {
            final short[] shorts = (short[])values;
            for (int i = 0; i < labels.length; i++) {
                labels[i] = signed ? shorts[i] : shorts[i] & 0xffff;
            }
        }
        return labels;
    }

    private interface Conversion<T> {
        T convert(Raster raster) throws IOException;
    }

    private <T> T decode(final int index, final Conversion<T> conversion) throws IOException {
        final Raster raster;
        try {
            raster = raster(m_reader, index);
        } catch (final ClosedByInterruptException e) {
            throw canceled(e);
        } catch (final IOException | RuntimeException e) {
            // decoders answer damaged data with exceptions of many kinds
            throw new IOException(name(index) + " is truncated or corrupt: its pixels cannot be decoded (" + e + ")",
                e);
        }
        return conversion.convert(raster);
    }

    /** A cancelled node's thread is interrupted; the channel it was reading from is closed by that. */
    private static CancellationException canceled(final ClosedByInterruptException cause) {
        final CancellationException canceled = new CancellationException("Interrupted while reading an image");
        canceled.initCause(cause);
        return canceled;
    }

    private static void toGrey(final IndexColorModel palette, final byte[] indices, final String name)
        throws IOException {
        final byte[] greys = new byte[256];
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                throw UserError.found(name + " is no grey image that can be used: it has a palette of colours")
                    .advice("Convert it to 8-bit grey");
            }
            greys[i] = (byte)palette.getRed(i);
        }
        for (int i = 0; i < indices.length; i++) {
            indices[i] = greys[indices[i] & 0xff];
        }
    }

    @Override
    public final void close() throws IOException {
        m_reader.dispose();
        m_in.close();
    }
}
