package org.poreseg.knime.views;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The images of the pages: 8-bit grey PNG, and what their bytes mean. */
public final class GreyPng {

    private static final int LEVELS = 256;

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

    /**
     * Rounds down, so that for every whole number k the pixels with a byte of at least k are exactly those with a
     * probability of at least k / 256: the masks that a page draws are exact at these thresholds, 0.5 among them.
     *
     * @param probability of pore, in [0, 1]
     * @return ⌊256 p⌋, at most 255, as an unsigned byte
     */
    public static byte probability(final float probability) {
        return (byte)Math.min(LEVELS - 1, (int)(LEVELS * probability));
    }
}
