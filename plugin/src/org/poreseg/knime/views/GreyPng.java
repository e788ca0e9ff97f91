package org.poreseg.knime.views;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The pictures of the pages: 8-bit grey PNG. */
public final class GreyPng {

    private GreyPng() {
    }

    /**
     * @param width columns
     * @param height rows
     * @param pixels one byte (0–255) a pixel, row by row: width · height of them
     * @return a PNG file
     * @throws IOException if the JDK's PNG writer fails
     * @throws IllegalArgumentException if there are more or fewer pixels
     */
    public static byte[] encode(final int width, final int height, final byte[] pixels) throws IOException {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(
                pixels.length + " pixels were given for an image of " + width + " × " + height + ".");
        }
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(pixels, 0, ((DataBufferByte)image.getRaster().getDataBuffer()).getData(), 0, pixels.length);
        final ByteArrayOutputStream png = new ByteArrayOutputStream(pixels.length / 2 + 1024);
        // in memory: by default Java makes a temporary file for each image, and leaves it when it is shut down
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("This Java cannot write PNG images.");
            }
        }
        return png.toByteArray();
    }

    /**
     * @param png a PNG file
     * @return the file as a data URL
     */
    public static String dataUrl(final byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
