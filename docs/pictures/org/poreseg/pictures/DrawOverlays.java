package org.poreseg.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** Puts an overlay of each scored stack side by side, with every pixel visible. */
public final class DrawOverlays {

    /** Of an overlay in the picture, at least, in pixels. */
    private static final int HEIGHT = 300;

    private static final int GAP = 8;

    private DrawOverlays() {
    }

    /** @param arguments the folder of overlays of a report, and the PNG to write */
    public static void main(final String[] arguments) throws IOException {
        final List<BufferedImage> overlays = new ArrayList<>();
        for (final Path model : sorted(Path.of(arguments[0]))) {
            for (final Path stack : sorted(model)) {
                overlays.add(enlarged(ImageIO.read(sorted(stack).get(0).toFile())));
            }
        }
        if (overlays.isEmpty()) {
            throw new IOException("There are no overlays in " + arguments[0] + ": run the workflow first");
        }
        ImageIO.write(sideBySide(overlays), "png", Path.of(arguments[1]).toFile());
    }

    private static List<Path> sorted(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** @return the image, with each pixel a square of pixels */
    private static BufferedImage enlarged(final BufferedImage image) {
        final int factor = Math.max(1, (HEIGHT + image.getHeight() - 1) / image.getHeight());
        final BufferedImage large = new BufferedImage(image.getWidth() * factor, image.getHeight() * factor,
            BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = large.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
            RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
        graphics.dispose();
        return large;
    }

    private static BufferedImage sideBySide(final List<BufferedImage> images) {
        final int width = images.stream().mapToInt(BufferedImage::getWidth).sum() + GAP * (images.size() - 1);
        final int height = images.stream().mapToInt(BufferedImage::getHeight).max().orElse(0);
        final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        int x = 0;
        for (final BufferedImage image : images) {
            graphics.drawImage(image, x, 0, null);
            x += image.getWidth() + GAP;
        }
        graphics.dispose();
        return picture;
    }
}
