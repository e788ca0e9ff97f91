package org.poreseg.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.image.TiffBuilder.Compression;

/** Image files of every kind are read as they are stored; damaged and unsuitable ones are refused. */
public class SliceFileTest {

    private static final int WIDTH = 37;

    private static final int HEIGHT = 29;

    /** Where the images are made. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path write(final byte[] bytes) throws IOException {
        final Path file = m_folder.newFile().toPath();
        Files.write(file, bytes);
        return file;
    }

    private static Object pixels(final PixelType type, final long seed) {
        final Random random = new Random(seed);
        final int n = WIDTH * HEIGHT;
        switch (type) {
            case UINT8, INT8:
                final byte[] bytes = new byte[n];
                random.nextBytes(bytes);
                return bytes;
            case UINT16, INT16:
                final short[] shorts = new short[n];
                for (int i = 0; i < n; i++) {
                    shorts[i] = (short)random.nextInt();
                }
                return shorts;
            default:
                final float[] floats = new float[n];
                for (int i = 0; i < n; i++) {
                    floats[i] = (float)(1000 * random.nextGaussian());
                }
                return floats;
        }
    }

    private static int sampleFormat(final PixelType type) {
        return switch (type) {
            case UINT8, UINT16 -> 1;
            case INT8, INT16 -> 2;
            case FLOAT32 -> 3;
        };
    }

    private static void assertPixels(final String message, final Object expected, final Slice slice) {
        if (expected instanceof byte[] bytes) {
            assertArrayEquals(message, bytes, (byte[])slice.pixels());
        } else if (expected instanceof short[] shorts) {
            assertArrayEquals(message, shorts, (short[])slice.pixels());
        } else {
            assertArrayEquals(message, (float[])expected, (float[])slice.pixels(), 0);
        }
    }

    /** Every byte order, form, compression, layout and pixel type that TIFF stacks come in. */
    @Test
    public void readsAllVariantsOfTiff() throws IOException {
        for (final ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (final boolean big : new boolean[] {false, true}) {
                for (final Compression compression : Compression.values()) {
                    for (final int layout : new int[] {0, 7, 16}) {
                        for (final PixelType type : PixelType.values()) {
                            checkTiff(order, big, compression, layout, type);
                        }
                    }
                }
            }
        }
    }

    /** @param layout 16: tiles of 16 × 16; 0: one strip; else rows of a strip */
    private void checkTiff(final ByteOrder order, final boolean big, final Compression compression, final int layout,
        final PixelType type) throws IOException {
        final String variant = order + " big " + big + " " + compression + " layout " + layout + " " + type;
        final TiffBuilder tiff =
            new TiffBuilder(order, big).compression(compression).sampleFormat(sampleFormat(type));
        if (layout == 16) {
            tiff.tiles(16);
        } else if (layout > 0) {
            tiff.rowsPerStrip(layout);
        }
        for (int page = 0; page < 3; page++) {
            tiff.page(WIDTH, HEIGHT, pixels(type, page));
        }
        try (SliceFile file = SliceFile.open(write(tiff.build()))) {
            assertEquals(variant, 3, file.count());
            for (final int page : new int[] {2, 0, 1}) {
                final Slice slice = file.readSlice(page);
                assertEquals(variant, type, slice.type());
                assertEquals(variant, WIDTH, slice.width());
                assertEquals(variant, HEIGHT, slice.height());
                assertPixels(variant, pixels(type, page), slice);
            }
        }
    }

    /** What Java's own writer packs: strings that grow over many codes, runs, and differences of neighbours. */
    @Test
    public void readsWhatJavaPacks() throws IOException {
        final Random random = new Random(3);
        for (final int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
            for (final int range : new int[] {1, 4, 256}) {
                final BufferedImage image = new BufferedImage(301, 207, type);
                for (int i = 0; i < 301 * 207; i++) {
                    image.getRaster().setSample(i % 301, i / 301, 0, i / 301 + random.nextInt(range));
                }
                for (final String compression : new String[] {"LZW", "ZLib", "Deflate", "PackBits"}) {
                    try (SliceFile file = SliceFile.open(write(JavaImages.write(image, "tiff", compression)))) {
                        assertPixels(compression + " of " + range,
                            image.getRaster().getDataElements(0, 0, 301, 207, null), file.readSlice(0));
                    }
                }
            }
        }
    }

    /** Floats whose bytes are stored in planes of differences, as GDAL and tifffile write them. */
    @Test
    public void readsDifferencesOfFloats() throws IOException {
        final float[] values = {1, 1.5f, -2, 0, 3e8f, Float.MIN_VALUE};
        for (final ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            final byte[] planes = new byte[24];
            for (int i = 0; i < 6; i++) {
                for (int b = 0; b < 4; b++) {
                    planes[i / 3 * 12 + b * 3 + i % 3] = (byte)(Float.floatToIntBits(values[i]) >> 24 - 8 * b);
                }
            }
            for (int i = 23; i > 0; i--) {
                planes[i] -= i == 12 ? 0 : planes[i - 1];
            }
            final byte[] tiff = new TiffBuilder(order, false).sampleFormat(3).field(317, 3)
                .packed(8, 3, 2, 32, TiffBuilder.deflate(planes)).build();
            try (SliceFile file = SliceFile.open(write(tiff))) {
                assertArrayEquals(values, (float[])file.readSlice(0).pixels(), 0);
            }
        }
    }

    /** Labels are numbers as stored: negative ones of signed types, large ones of 32 bits, single bits. */
    @Test
    public void readsLabelsOfAnyInteger() throws IOException {
        final byte[] bytes = {-1, 0, 1, 127};
        assertLabels(new TiffBuilder(ByteOrder.BIG_ENDIAN, false).page(4, 1, bytes), 255, 0, 1, 127);
        assertLabels(new TiffBuilder(ByteOrder.BIG_ENDIAN, false).sampleFormat(2).page(4, 1, bytes), -1, 0, 1, 127);
        final short[] shorts = {-2, 300, 0, 1};
        assertLabels(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).page(4, 1, shorts), 65534, 300, 0, 1);
        assertLabels(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).sampleFormat(2).page(4, 1, shorts), -2, 300, 0, 1);
        final int[] ints = {70000, 0, 1, 5};
        assertLabels(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).page(4, 1, ints), ints);
        final byte[] bits = {(byte)0xa0, 0x40};
        assertLabels(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).page(10, 1, 1, bits, 2), 1, 0, 1, 0, 0, 0, 0, 0, 0,
            1);
        final byte[] turned = {0x05, 0x02};
        assertLabels(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).field(266, 2).page(10, 1, 1, turned, 2), 1, 0, 1,
            0, 0, 0, 0, 0, 0, 1);
        assertLabels(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).page(3, 1, 4, new byte[] {0x1f, 0x70}, 2), 1, 15,
            7);
        assertLabels(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).page(2, 1, 12, new byte[] {0x12, 0x3f, -1}, 3),
            0x123, 0xfff);
    }

    private void assertLabels(final TiffBuilder tiff, final int... expected) throws IOException {
        try (SliceFile file = SliceFile.open(write(tiff.build()))) {
            assertArrayEquals(expected, file.readLabels(0));
        }
    }

    /** Wherever a file is cut off, no page is lost in silence. */
    @Test
    public void refusesTruncatedTiff() throws IOException {
        for (final Compression compression : new Compression[] {Compression.NONE, Compression.DEFLATE}) {
            final TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).compression(compression);
            for (int page = 0; page < 4; page++) {
                tiff.page(WIDTH, HEIGHT, pixels(PixelType.UINT8, page));
            }
            final byte[] whole = tiff.build();
            for (int length = 0; length < whole.length; length += 61) {
                final Path file = write(Arrays.copyOf(whole, length));
                final UserError e = assertThrows("cut at " + length, UserError.class, () -> SliceFile.open(file));
                assertTrue(e.getMessage(), e.getMessage().contains(file.toString()));
            }
        }
    }

    /** Damaged pixels are reported with file and page. */
    @Test
    public void reportsDamagedPage() throws IOException {
        final TiffBuilder tiff = new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).compression(Compression.DEFLATE);
        tiff.page(WIDTH, HEIGHT, pixels(PixelType.UINT8, 1)).page(WIDTH, HEIGHT, pixels(PixelType.UINT8, 2));
        final byte[] bytes = tiff.build();
        Arrays.fill(bytes, 8, 200, (byte)0xff);
        final Path path = write(bytes);
        try (SliceFile file = SliceFile.open(path)) {
            final UserError e = assertThrows(UserError.class, () -> file.readSlice(0));
            assertTrue(e.getMessage(), e.getMessage().contains(path + ", page 1"));
            assertPixels("the other page", pixels(PixelType.UINT8, 2), file.readSlice(1));
        }
    }

    /** Colours, and integers too large for a grey type, are no grey slices. */
    @Test
    public void refusesWhatIsNotGrey() throws IOException {
        final Path colour =
            write(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).colour().page(2, 1, new byte[6]).build());
        final Path wide = write(new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false).page(2, 1, new int[2]).build());
        final Path text = write("no image".getBytes());
        try (SliceFile file = SliceFile.open(colour)) {
            final UserError e = assertThrows(UserError.class, () -> file.readSlice(0));
            assertTrue(e.getMessage(), e.getMessage().contains("colour"));
            assertThrows(UserError.class, () -> file.readLabels(0));
        }
        try (SliceFile file = SliceFile.open(wide)) {
            final UserError e = assertThrows(UserError.class, () -> file.readSlice(0));
            assertTrue(e.getMessage(), e.getMessage().contains("32-bit integer"));
        }
        assertThrows(UserError.class, () -> SliceFile.open(text));
    }

    /** ImageJ's large stacks announce their slices only in a comment. */
    @Test
    public void refusesImageJsLargeStacks() throws IOException {
        final Path file = write(new TiffBuilder(ByteOrder.BIG_ENDIAN, false)
            .description("ImageJ=1.53t\nimages=4000\nslices=4000\n").page(2, 1, new byte[2]).build());
        final UserError e = assertThrows(UserError.class, () -> SliceFile.open(file));
        assertTrue(e.getMessage(), e.getMessage().contains("4000 slices"));
    }

    private Path image(final BufferedImage image, final String format) throws IOException {
        final Path file = m_folder.newFile().toPath();
        assertTrue("no writer for " + format, ImageIO.write(image, format, file.toFile()));
        return file;
    }

    /** PNG: 8 and 16 bits grey as slices; a palette's indices, not its colours, as labels. */
    @Test
    public void readsPng() throws IOException {
        final BufferedImage grey = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSamples(0, 0, 3, 2, 0, new int[] {0, 1, 127, 128, 254, 255});
        try (SliceFile file = SliceFile.open(image(grey, "png"))) {
            assertArrayEquals(new byte[] {0, 1, 127, -128, -2, -1}, (byte[])file.readSlice(0).pixels());
            assertArrayEquals(new int[] {0, 1, 127, 128, 254, 255}, file.readLabels(0));
        }
        final BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {1000, 65535});
        try (SliceFile file = SliceFile.open(image(deep, "png"))) {
            assertArrayEquals(new short[] {1000, -1}, (short[])file.readSlice(0).pixels());
        }
        final byte[] red = {0, 10, 20, 30};
        final byte[] other = {50, 60, 70, 80};
        for (final int bits : new int[] {2, 8}) {
            final IndexColorModel palette = new IndexColorModel(bits, 4, red, other, other);
            final WritableRaster raster = palette.createCompatibleWritableRaster(4, 1);
            raster.setSamples(0, 0, 4, 1, 0, new int[] {3, 0, 2, 1});
            final Path path = image(new BufferedImage(palette, raster, false, null), "png");
            try (SliceFile file = SliceFile.open(path)) {
                assertArrayEquals(new int[] {3, 0, 2, 1}, file.readLabels(0));
                assertThrows(UserError.class, () -> file.readSlice(0));
            }
        }
    }

    /** Interlaced images come in seven passes, of which small images have fewer. */
    @Test
    public void readsInterlacedPng() throws IOException {
        final Random random = new Random(6);
        for (final int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY}) {
            for (int width = 1; width < 20; width += 3) {
                for (int height = 1; height < 20; height += 4) {
                    final BufferedImage image = new BufferedImage(width, height, type);
                    for (int i = 0; i < width * height; i++) {
                        image.getRaster().setSample(i % width, i / width, 0, random.nextInt());
                    }
                    try (SliceFile file = SliceFile.open(write(JavaImages.interlaced(image)))) {
                        assertArrayEquals(width + " × " + height,
                            image.getRaster().getSamples(0, 0, width, height, 0, (int[])null), file.readLabels(0));
                    }
                }
            }
        }
    }

    /** Run lengths, and rows from the bottom up or from the top down. */
    @Test
    public void readsPackedBmp() throws IOException {
        final byte[] greys = new byte[256];
        final IndexColorModel palette = new IndexColorModel(8, greys.length, greys, greys, greys);
        final WritableRaster raster = palette.createCompatibleWritableRaster(WIDTH, HEIGHT);
        final Random random = new Random(1);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            raster.setSample(i % WIDTH, i / WIDTH, 0, i / WIDTH % 2 == 0 ? i / 9 % greys.length
                : random.nextInt(greys.length));
        }
        final BufferedImage image = new BufferedImage(palette, raster, false, null);
        try (SliceFile file = SliceFile.open(write(JavaImages.write(image, "bmp", "BI_RLE8")))) {
            assertArrayEquals(raster.getSamples(0, 0, WIDTH, HEIGHT, 0, (int[])null), file.readLabels(0));
        }
        // Java's writer of 4 bits makes mistakes
        final byte[] packed = JavaImages.palette("bmp", "BI_RLE4", 4, 5, 2);
        final byte[] runs = {5, 0x12, 0, 0, 0, 5, (byte)0xab, (byte)0xcd, (byte)0xe0, 0, 0, 1};
        final int pixels = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(10);
        final byte[] four = Arrays.copyOf(packed, pixels + runs.length);
        System.arraycopy(runs, 0, four, pixels, runs.length);
        try (SliceFile file = SliceFile.open(write(four))) {
            assertArrayEquals(new int[] {10, 11, 12, 13, 14, 1, 2, 1, 2, 1}, file.readLabels(0));
        }
        final byte[] up = JavaImages.grey("bmp", "BI_RGB", 4, 2);
        final byte[] down = up.clone();
        ByteBuffer.wrap(down).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -2);
        try (SliceFile first = SliceFile.open(write(up)); SliceFile second = SliceFile.open(write(down))) {
            final int[] rows = first.readLabels(0);
            assertArrayEquals(new int[] {rows[4], rows[5], rows[6], rows[7], rows[0], rows[1], rows[2], rows[3]},
                second.readLabels(0));
        }
    }

    /** BMP has palettes only: a grey one gives its greys. */
    @Test
    public void readsBmp() throws IOException {
        final byte[] falling = new byte[256];
        for (int i = 0; i < 256; i++) {
            falling[i] = (byte)(255 - i);
        }
        final IndexColorModel palette = new IndexColorModel(8, 256, falling, falling, falling);
        final WritableRaster raster = palette.createCompatibleWritableRaster(5, 2);
        raster.setSamples(0, 0, 5, 2, 0, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 255});
        try (SliceFile file = SliceFile.open(image(new BufferedImage(palette, raster, false, null), "bmp"))) {
            assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 255}, file.readLabels(0));
            assertArrayEquals(new byte[] {-1, -2, -3, -4, -5, -6, -7, -8, -9, 0}, (byte[])file.readSlice(0).pixels());
        }
        final BufferedImage colour = new BufferedImage(2, 2, BufferedImage.TYPE_3BYTE_BGR);
        try (SliceFile file = SliceFile.open(image(colour, "bmp"))) {
            assertThrows(UserError.class, () -> file.readSlice(0));
        }
    }

    /** A PNG that ends early is no image. */
    @Test
    public void refusesTruncatedPng() throws IOException {
        final BufferedImage grey = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
        final Random random = new Random(5);
        for (int i = 0; i < 300 * 200; i++) {
            grey.getRaster().setSample(i % 300, i / 300, 0, random.nextInt(256));
        }
        final byte[] whole = Files.readAllBytes(image(grey, "png"));
        for (final int length : new int[] {10, 40, whole.length / 2}) {
            final Path path = write(Arrays.copyOf(whole, length));
            final UserError e = assertThrows(UserError.class, () -> {
                try (SliceFile file = SliceFile.open(path)) {
                    file.readSlice(0);
                }
            });
            assertTrue(e.getMessage(), e.getMessage().contains(path.toString()));
        }
    }
}
