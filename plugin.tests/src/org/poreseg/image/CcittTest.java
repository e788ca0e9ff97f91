package org.poreseg.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Fax-compressed masks as Java's own writer makes them: every length of a run, every way one row follows another. */
public class CcittTest {

    private static final int HEIGHT = 40;

    /** Where the images are made. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

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
                final int aboveX = Math.max(0, x - random.nextInt(2));
                final int above = y == 0 ? 0 : image.getRaster().getSample(aboveX, y - 1, 0);
                image.getRaster().setSample(x, y, 0, like == 0 || y == 0 ? value
                    : like == 1 ? image.getRaster().getSample(x, y - 1, 0) : above);
            }
        }
        return image;
    }

    /** Group 3 without a second dimension, which Java does not write: a mark and a line of run lengths each. */
    @Test
    public void readsMarkedLines() throws IOException {
        final BufferedImage image = image(777, new Random(8));
        final ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int y = 0; y < HEIGHT; y++) {
            lines.write(0);
            lines.write(1);
            lines.writeBytes(JavaImages.strip(JavaImages.write(image.getSubimage(0, y, 777, 1), "tiff", "CCITT RLE")));
        }
        final byte[] unmarked = lines.toByteArray();
        for (int i = 0; i < 6; i++) {
            lines.writeBytes(i % 2 == 0 ? new byte[] {0, 16} : new byte[] {1});
        }
        for (final byte[] packed : new byte[][] {unmarked, lines.toByteArray()}) {
            final byte[] tiff =
                new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).packed(3, 777, HEIGHT, 1, packed).build();
            try (SliceFile file = SliceFile.open(Files.write(m_folder.newFile().toPath(), tiff))) {
                assertLabels("lines", image, file.readLabels(0));
            }
        }
    }

    /** A writer may turn the colours round and say so; which of them is pore is the user's to say. */
    private static void assertLabels(final String what, final BufferedImage image, final int[] read) {
        final int[] expected = image.getRaster().getSamples(0, 0, image.getWidth(), HEIGHT, 0, (int[])null);
        if (read[0] != expected[0]) {
            for (int i = 0; i < expected.length; i++) {
                expected[i] = 1 - expected[i];
            }
        }
        assertArrayEquals(what, expected, read);
    }

    @Test
    public void readsWhatJavaWrites() throws IOException {
        final Random random = new Random(7);
        for (final String compression : new String[] {"CCITT RLE", "CCITT T.4", "CCITT T.6"}) {
            for (final int width : new int[] {1, 7, 8, 9, 63, 64, 65, 200, 1728, 2560, 2561, 6000}) {
                final BufferedImage image = image(width, random);
                final String what = compression + ", " + width;
                try (SliceFile file = SliceFile.open(Files.write(m_folder.newFile().toPath(),
                    JavaImages.write(image, "tiff", compression)))) {
                    assertEquals(what, 1, file.header(0).bits());
                    assertLabels(what, image, file.readLabels(0));
                }
            }
        }
    }
}
