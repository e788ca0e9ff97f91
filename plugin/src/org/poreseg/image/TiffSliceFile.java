package org.poreseg.image;

import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** A TIFF or BigTIFF file. The library's providers are made by hand: inside OSGi nothing registers them. */
final class TiffSliceFile extends SliceFile {

    private final List<TiffDirectories.Page> m_pages;

    private TiffSliceFile(final Path file, final ImageInputStream in, final ImageReader reader,
        final List<TiffDirectories.Page> pages) {
        super(file, in, reader);
        m_pages = pages;
    }

    static SliceFile open(final Path file, final boolean bigTiff) throws IOException {
        final ImageInputStream in = ImageStreams.open(file);
        try {
            final List<TiffDirectories.Page> pages = TiffDirectories.read(in, file);
            in.seek(0);
            final ImageReader reader = bigTiff ? new BigTIFFImageReaderSpi().createReaderInstance(null)
                : new TIFFImageReaderSpi().createReaderInstance(null);
            reader.setInput(in);
            return new TiffSliceFile(file, in, reader, pages);
        } catch (final IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    int count() {
        return m_pages.size();
    }

    @Override
    SliceHeader header(final int index) {
        return m_pages.get(index).header();
    }

    @Override
    Raster raster(final ImageReader reader, final int index) throws IOException {
        return reader.readRaster(m_pages.get(index).directory(), null);
    }

    @Override
    ColorModel colorModel(final ImageReader reader, final int index) throws IOException {
        final ImageTypeSpecifier type = reader.getRawImageType(m_pages.get(index).directory());
        return type == null ? null : type.getColorModel();
    }
}
