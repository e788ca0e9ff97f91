package org.poreseg.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Fax-compressed masks as Java's own writer makes them: every length of a run, every way one row follows another. */
public class CcittTest {

    private static final int HEIGHT = 40;

    /** Where the images are made. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path write(final BufferedImage image, final String compression) throws IOException {
        final Path file = m_folder.newFile().toPath();
        final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        final ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionType(compression);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** Runs that are long for wide images; rows that shift, stay, or have nothing to do with each other. */
    private static BufferedImage image(final int width, final Random random) {
        final BufferedImage image = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < HEIGHT; y++) {
            final int like = random.nextInt(3);
            int value = random.nextInt(2);
            int left = 0;
            for (int x = 0; x < width; x++) {
                if (left-- == 0) {
                    value = 1 - value;
                    left = random.nextInt(1 + random.nextInt(width));
                }
                final int above = y == 0 ? 0 : image.getRaster().getSample(Math.max(0, x - random.nextInt(2)), y - 1, 0);
                image.getRaster().setSample(x, y, 0, like == 0 || y == 0 ? value
                    : like == 1 ? image.getRaster().getSample(x, y - 1, 0) : above);
            }
        }
        return image;
    }

    @Test
    public void readsWhatJavaWrites() throws IOException {
        final Random random = new Random(7);
        for (final String compression : new String[] {"CCITT RLE", "CCITT T.4", "CCITT T.6"}) {
            for (final int width : new int[] {1, 7, 8, 9, 63, 64, 65, 200, 1728, 2560, 2561, 6000}) {
                final BufferedImage image = image(width, random);
                final String what = compression + ", " + width;
                try (SliceFile file = SliceFile.open(write(image, compression))) {
                    assertEquals(what, 1, file.header(0).bits());
                    final int[] read = file.readLabels(0);
                    final int[] expected = image.getRaster().getSamples(0, 0, width, HEIGHT, 0, (int[])null);
                    // a writer may turn the colours round and say so; which of them is pore is the user's to say
                    if (read[0] != expected[0]) {
                        for (int i = 0; i < expected.length; i++) {
                            expected[i] = 1 - expected[i];
                        }
                    }
                    assertArrayEquals(what, expected, read);
                }
            }
        }
    }
}
