package org.poreseg.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files as Java's own writers make them. */
final class JavaImages {

    private JavaImages() {
    }

    /** @return a file of 8-bit grey values */
    static byte[] grey(final String format, final String compression, final int width, final int height)
        throws IOException {
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, i * 7 / width & 0xff);
        }
        return write(image, format, compression);
    }

    /** @return a file of black and white runs that move from row to row */
    static byte[] bits(final String format, final String compression, final int width, final int height)
        throws IOException {
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, i / 5 % 3 == 0 ? 1 : 0);
        }
        return write(image, format, compression);
    }

    /** @return a file of indices of a grey palette */
    static byte[] palette(final String format, final String compression, final int bits, final int width,
        final int height) throws IOException {
        final byte[] greys = new byte[1 << bits];
        new Random(bits).nextBytes(greys);
        final IndexColorModel colours = new IndexColorModel(bits, greys.length, greys, greys, greys);
        return write(new BufferedImage(colours, colours.createCompatibleWritableRaster(width, height), false, null),
            format, compression);
    }

    /** @return the strip of a fax-compressed TIFF file, which has only one where there are at most 8 rows */
    static byte[] fax(final String compression, final int width, final int height) throws IOException {
        return strip(bits("tiff", compression, width, height));
    }

    /** @return the first strip of a TIFF file that has only one */
    static byte[] strip(final byte[] tiff) {
        final ByteBuffer file = ByteBuffer.wrap(tiff)
            .order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        final int entries = file.getInt(4);
        int offset = 0;
        int size = 0;
        for (int i = 0; i < file.getShort(entries); i++) {
            final int at = entries + 2 + 12 * i;
            final int value = file.getShort(at + 2) == 3 ? file.getShort(at + 8) & 0xffff : file.getInt(at + 8);
            offset = file.getShort(at) == 273 ? value : offset;
            size = file.getShort(at) == 279 ? value : size;
        }
        return Arrays.copyOfRange(tiff, offset, offset + size);
    }

    /** @return an interlaced PNG file */
    static byte[] interlaced(final BufferedImage image) throws IOException {
        final ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        final ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(image, writer, param);
    }

    /** @return a file of one image */
    static byte[] write(final BufferedImage image, final String format, final String compression) throws IOException {
        final ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        final ImageWriteParam param = writer.getDefaultWriteParam();
        if (compression != null) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
        }
        return write(image, writer, param);
    }

    private static byte[] write(final BufferedImage image, final ImageWriter writer, final ImageWriteParam param)
        throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
