package org.poreseg.image;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** A PNG file (read by the JDK, whose provider is always registered) or a BMP file. */
final class SingleSliceFile extends SliceFile {

    private final SliceHeader m_header;

    private final ColorModel m_colorModel;

    private SingleSliceFile(final Path file, final ImageInputStream in, final ImageReader reader,
        final SliceHeader header, final ColorModel colorModel) {
        super(file, in, reader);
        m_header = header;
        m_colorModel = colorModel;
    }

    static SliceFile png(final Path file) throws IOException {
        final Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        if (!readers.hasNext()) {
            throw new IOException(file + " cannot be read: this Java has no PNG reader");
        }
        return open(file, readers.next());
    }

    static SliceFile bmp(final Path file) throws IOException {
        return open(file, new BMPImageReaderSpi().createReaderInstance(null));
    }

    private static SliceFile open(final Path file, final ImageReader reader) throws IOException {
        final ImageInputStream in = ImageStreams.open(file);
        try {
            reader.setInput(in, false, true);
            final ImageTypeSpecifier type = storedType(reader);
            final SampleModel samples = type.getSampleModel();
            final SliceHeader header = new SliceHeader(reader.getWidth(0), reader.getHeight(0),
                samples.getSampleSize(0), TiffTags.UNSIGNED, samples.getNumBands());
            return new SingleSliceFile(file, in, reader, header, type.getColorModel());
        } catch (final IOException | RuntimeException e) {
            in.close();
            throw new IOException(file + " is truncated or corrupt: its header cannot be read (" + e + ")", e);
        }
    }

    /** Not every reader names the raw type; the first of the types it can deliver is then the one closest to it. */
    private static ImageTypeSpecifier storedType(final ImageReader reader) throws IOException {
        final ImageTypeSpecifier raw = reader.getRawImageType(0);
        return raw == null ? reader.getImageTypes(0).next() : raw;
    }

    @Override
    int count() {
        return 1;
    }

    @Override
    SliceHeader header(final int index) {
        return m_header;
    }

    @Override
    Raster raster(final ImageReader reader, final int index) throws IOException {
        final BufferedImage image = reader.read(0);
        return image.getRaster();
    }

    @Override
    ColorModel colorModel(final ImageReader reader, final int index) {
        return m_colorModel;
    }
}
