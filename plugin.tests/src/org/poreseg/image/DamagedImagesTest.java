package org.poreseg.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.fuzz.Allocations;

/** What is no image, or not the one that its file says, is refused before it becomes pixels or takes memory. */
public class DamagedImagesTest {

    private static final int WIDTH = 37;

    private static final int HEIGHT = 29;

    private static final int FAX_HEIGHT = 7;

    private static final int LARGE = 40_000;

    /** Where the images are made. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path file(final byte[] bytes) throws IOException {
        return Files.write(m_folder.newFile().toPath(), bytes);
    }

    private static void read(final Path path) throws IOException {
        try (SliceFile file = SliceFile.open(path)) {
            for (int i = 0; i < file.count(); i++) {
                if (file.header(i).pixelType() != null) {
                    file.readSlice(i);
                } else {
                    file.readLabels(i);
                }
            }
        }
    }

    private void assertRefused(final String what, final byte[] bytes, final String... parts) throws IOException {
        final Path path = file(bytes);
        final UserError e = assertThrows(what, UserError.class, () -> read(path));
        assertTrue(e.getMessage(), e.getMessage().contains(path.toString()));
        for (final String part : parts) {
            assertTrue(what + ": " + e.getMessage(), e.getMessage().contains(part));
        }
    }

    private static byte[] noise(final int length, final long seed) {
        final byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static TiffBuilder tiff() {
        return new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
    }

    // compressed TIFF

    /** A way to pack an image of {@link #WIDTH} × some rows. */
    private interface Packing {
        byte[] pack(int rows) throws IOException;
    }

    private record Kind(int compression, int bits, int height, Packing packing) {

        byte[] tiff(final byte[] packed) {
            // Java's writer tells lines of group 3 by those above; elsewhere the field is of no meaning
            return DamagedImagesTest.tiff().field(292, 1).packed(compression, WIDTH, height, bits, packed).build();
        }

        /** One row more or less than the image has, or as many. */
        byte[] tiffOfRows(final int more) throws IOException {
            return tiff(packing.pack(height + more));
        }
    }

    private Map<String, Kind> kinds() {
        final Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("none", new Kind(1, 8, HEIGHT, rows -> noise(WIDTH * rows, 1)));
        kinds.put("LZW", new Kind(5, 8, HEIGHT, rows -> TiffBuilder.lzw(noise(WIDTH * rows, 1), false)));
        kinds.put("old LZW", new Kind(5, 8, HEIGHT, rows -> TiffBuilder.lzw(noise(WIDTH * rows, 1), true)));
        kinds.put("deflate", new Kind(8, 8, HEIGHT, rows -> TiffBuilder.deflate(noise(WIDTH * rows, 1))));
        kinds.put("PackBits", new Kind(32773, 8, HEIGHT, rows -> TiffBuilder.packBits(noise(WIDTH * rows, 1))));
        kinds.put("run lengths", new Kind(2, 1, FAX_HEIGHT, rows -> JavaImages.fax("CCITT RLE", WIDTH, rows)));
        kinds.put("group 3", new Kind(3, 1, FAX_HEIGHT, rows -> JavaImages.fax("CCITT T.4", WIDTH, rows)));
        kinds.put("group 4", new Kind(4, 1, FAX_HEIGHT, rows -> JavaImages.fax("CCITT T.6", WIDTH, rows)));
        return kinds;
    }

    @Test
    public void packedImagesAreReadWhereTheyAreWhole() throws IOException {
        for (final Map.Entry<String, Kind> kind : kinds().entrySet()) {
            read(file(kind.getValue().tiffOfRows(0)));
        }
    }

    /** Fewer bytes than the pixels take, wherever they end, and whatever is said of their number. */
    @Test
    public void dataThatEndsEarlyIsNoImage() throws IOException {
        for (final Map.Entry<String, Kind> kind : kinds().entrySet()) {
            final byte[] packed = kind.getValue().packing().pack(kind.getValue().height());
            for (final int length : new int[] {0, 1, 2, packed.length / 3, packed.length / 2}) {
                assertRefused(kind.getKey() + " cut at " + length,
                    kind.getValue().tiff(Arrays.copyOf(packed, length)), "corrupt");
            }
            assertRefused(kind.getKey() + " of too few rows",
                kind.getValue().tiff(kind.getValue().packing().pack(HEIGHT - 1)), "corrupt");
        }
    }

    /** What is not packed may be followed by other things; what is packed says where it ends. */
    @Test
    public void dataThatGoesOnIsNoImage() throws IOException {
        for (final Map.Entry<String, Kind> kind : kinds().entrySet()) {
            if (!kind.getKey().equals("none")) {
                assertRefused(kind.getKey(), kind.getValue().tiffOfRows(1), "strip 1");
            }
        }
    }

    @Test
    public void garbageIsNoImage() throws IOException {
        for (final Map.Entry<String, Kind> kind : kinds().entrySet()) {
            for (int seed = 0; seed < 100 && !kind.getKey().equals("none"); seed++) {
                assertRefused(kind.getKey() + ", seed " + seed, kind.getValue().tiff(noise(300 + 10 * seed, seed)),
                    "corrupt");
            }
        }
    }

    /** Any altered byte of what has a checksum. */
    @Test
    public void checksumOfDeflateCounts() throws IOException {
        final byte[] packed = TiffBuilder.deflate(noise(WIDTH * HEIGHT, 1));
        for (int i = 2; i < packed.length; i += 7) {
            final byte[] altered = packed.clone();
            altered[i] ^= 1;
            assertRefused("byte " + i, tiff().packed(8, WIDTH, HEIGHT, 8, altered).build(), "corrupt");
        }
    }

    /** Some writers fill up the last strip. */
    @Test
    public void lastStripMayBeFull() throws IOException {
        for (final int compression : new int[] {1, 5, 8, 32773}) {
            final byte[] first = noise(WIDTH * 20, 1);
            final byte[] full = noise(WIDTH * 20, 2);
            final byte[] tiff = tiff().rowsPerStrip(20)
                .packed(compression, WIDTH, HEIGHT, 8, pack(compression, first), pack(compression, full)).build();
            try (SliceFile file = SliceFile.open(file(tiff))) {
                assertArrayEquals(Arrays.copyOf(full, WIDTH * 9),
                    Arrays.copyOfRange((byte[])file.readSlice(0).pixels(), WIDTH * 20, WIDTH * HEIGHT));
            }
        }
    }

    private static byte[] pack(final int compression, final byte[] data) {
        return switch (compression) {
            case 1 -> data;
            case 5 -> TiffBuilder.lzw(data, false);
            case 8 -> TiffBuilder.deflate(data);
            default -> TiffBuilder.packBits(data);
        };
    }

    // fields of TIFF

    /** Programs do not agree which one counts; this one would make a 64 × 64 slice 64 × 32. */
    @Test
    public void fieldsThatAreThereTwiceAreRefused() throws IOException {
        assertRefused("height", tiff().added(257, 32).page(64, 64, new byte[64 * 64]).build(), "page 1", "field 257");
        for (final int tag : new int[] {256, 258, 259, 262, 273, 277, 278, 279, 339}) {
            assertRefused("field " + tag, tiff().added(tag, 1).page(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT]).build(),
                "page 1", "field " + tag + " is there twice");
        }
    }

    @Test
    public void fieldsMayStandInAnyOrder() throws IOException {
        final byte[] tiff = tiff().added(254, 0).added(317, 1).page(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT]).build();
        try (SliceFile file = SliceFile.open(file(tiff))) {
            assertEquals(HEIGHT, file.readSlice(0).height());
        }
    }

    @Test
    public void fieldsThatCannotBeAreRefused() throws IOException {
        final byte[] pixels = new byte[WIDTH * HEIGHT];
        assertRefused("no rows in a strip", tiff().field(278, 0).page(WIDTH, HEIGHT, pixels).build(), "field 278");
        assertRefused("strips missing", tiff().field(278, 1).page(WIDTH, HEIGHT, pixels).build(), "instead of 29");
        assertRefused("no width", tiff().field(256, 0).page(WIDTH, HEIGHT, pixels).build(), "0 × 29");
        assertRefused("offset", tiff().field(273, 0xffff_fff0L).page(WIDTH, HEIGHT, pixels).build(), "corrupt");
        assertRefused("offset + count", new TiffBuilder(ByteOrder.BIG_ENDIAN, true).field(273, Long.MAX_VALUE)
            .page(WIDTH, HEIGHT, pixels).build(), "corrupt");
        assertRefused("count", new TiffBuilder(ByteOrder.BIG_ENDIAN, true).field(279, Long.MAX_VALUE)
            .page(WIDTH, HEIGHT, pixels).build(), "corrupt");
        assertRefused("negative", new TiffBuilder(ByteOrder.BIG_ENDIAN, true).field(273, -1)
            .page(WIDTH, HEIGHT, pixels).build(), "18446744073709551615");
        assertRefused("predictor", tiff().field(317, 7).compression(TiffBuilder.Compression.LZW)
            .page(WIDTH, HEIGHT, pixels).build(), "predictor 7");
        assertRefused("palette", tiff().field(262, 3).field(320, 1, 2, 3).page(WIDTH, HEIGHT, pixels).build(),
            "palette");
        assertRefused("fax of 8 bits", tiff().packed(4, WIDTH, HEIGHT, 8, pixels).build(), "1 bit");
        final long[] offsets = new long[HEIGHT];
        Arrays.fill(offsets, 8);
        final long[] sizes = new long[HEIGHT];
        Arrays.fill(sizes, 500);
        assertRefused("strips upon each other", tiff().field(278, 1).field(273, offsets).field(279, sizes)
            .page(WIDTH, HEIGHT, pixels).build(), "upon each other");
    }

    /** A small file of many pages that share one long list would take for ever. */
    @Test(timeout = 20_000)
    public void pagesThatShareTheirFieldsTakeNoTime() throws IOException {
        final ByteBuffer file = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte)'I').put((byte)'I').putShort((short)42).putInt(8);
        final int pages = file.remaining() / 30 - 1;
        for (int page = 0; page < pages; page++) {
            final int at = file.position();
            file.putShort((short)2).putShort((short)254).putShort((short)4).putInt(1).putInt(1);
            file.putShort((short)258).putShort((short)1).putInt(file.capacity() / 2).putInt(0);
            file.putInt(page == pages - 1 ? 0 : at + 30);
        }
        assertRefused("shared", file.array(), "share");
    }

    // sizes

    private void assertRefusedWithoutMemory(final String what, final byte[] bytes, final String... parts)
        throws IOException {
        assertRefused(what, bytes, parts);
        final Path path = file(bytes);
        final long before = Allocations.ofThisThread();
        assertThrows(what, UserError.class, () -> read(path));
        final long taken = Allocations.ofThisThread() - before;
        assertTrue(what + " took " + taken, taken < 1 << 20);
    }

    /** Sizes that a file of a few hundred bytes cannot hold, however it is packed. */
    @Test
    public void sizesThatFilesCannotHoldAreRefused() throws IOException {
        for (final int compression : new int[] {1, 2, 3, 4, 5, 8, 32773}) {
            final int bits = compression >= 2 && compression <= 4 ? 1 : 8;
            assertRefusedWithoutMemory("compression " + compression,
                tiff().packed(compression, 30_000, 30_000, bits, noise(200, 3)).build(), "30000 × 30000", "MB");
            assertRefusedWithoutMemory("too many pixels, compression " + compression,
                tiff().packed(compression, 0x10000, 0x10000, bits, noise(200, 3)).build(), "65536 × 65536");
        }
        final TiffBuilder tile = tiff().tiles(16).field(322, 0x7fff_ffff).field(323, 0x7fff_ffff);
        assertRefusedWithoutMemory("tile", tile.page(16, 16, new byte[256]).build(), "tiles", "2147483647");
        final TiffBuilder wide = tiff().tiles(16).field(322, 0xffff).field(323, 0xffff);
        assertRefusedWithoutMemory("wide tile", wide.page(16, 16, new byte[256]).build(), "4294836225");
        assertRefusedWithoutMemory("PNG", png(30_000, 30_000, 8, 0, TiffBuilder.deflate(new byte[100])), "859 MB");
        assertRefusedWithoutMemory("PNG", png(-1, -1, 16, 0, TiffBuilder.deflate(new byte[100])), "4294967295");
        for (final int packed : new int[] {0, 1}) {
            final byte[] bmp = JavaImages.grey("bmp", null, 16, 16);
            ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 30_000).putInt(22, 30_000)
                .putInt(30, packed);
            assertRefusedWithoutMemory("BMP, packed " + packed, bmp, "30000 × 30000", "859 MB");
        }
    }

    private byte[] white(final int side) {
        final byte[] strip = TiffBuilder.deflate(new byte[side * (side / 40)]);
        final byte[][] strips = new byte[40][];
        Arrays.fill(strips, strip);
        return tiff().rowsPerStrip(side / 40).packed(8, side, side, 8, strips).build();
    }

    private StackDefinition stack(final String images, final String masks) {
        return new StackDefinition("s", "", images, masks, m_folder.getRoot().toPath(), PoreValues.NON_ZERO,
            SliceRange.ALL, RegionOfInterest.ALL, "here");
    }

    /** The file holds what it says; the memory does not. */
    @Test
    public void imagesLargerThanTheMemoryAreRefused() throws IOException {
        assumeTrue(Runtime.getRuntime().maxMemory() < (long)LARGE * LARGE);
        final String grey = file(white(LARGE)).toString();
        final UserError slice = assertThrows(UserError.class, () -> StackSource.open(stack(grey, "")).close());
        assertTrue(slice.getMessage(), slice.getMessage().contains(grey + " needs 1526 MB of memory"));
        try (SliceFile file = SliceFile.open(Path.of(grey))) {
            final UserError e = assertThrows(UserError.class, () -> file.readSlice(0));
            assertTrue(e.getMessage(), e.getMessage().contains("needs 1526 MB") && e.getMessage().contains("left"));
        }
        final String fax = file(tiff().packed(4, LARGE, LARGE, 1, noneBlack(LARGE)).build()).toString();
        try (SliceFile file = SliceFile.open(Path.of(fax))) {
            assertEquals(LARGE, file.header(0).width());
            final UserError e = assertThrows(UserError.class, () -> file.readLabels(0));
            assertTrue(e.getMessage(), e.getMessage().contains("needs 6104 MB"));
        }
    }

    /** A white row below a white one is the bit 1. */
    private static byte[] noneBlack(final int rows) {
        final byte[] bits = new byte[rows / 8 + 3];
        Arrays.fill(bits, 0, rows / 8, (byte)0xff);
        bits[rows / 8 + 1] = 0x10;
        bits[rows / 8 + 2] = 0x01;
        return bits;
    }

    // PNG

    private static byte[] header(final int width, final int height, final int bits, final int colours) {
        return PngBuilder.chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte)bits)
            .put((byte)colours).array());
    }

    private static byte[] png(final int width, final int height, final int bits, final int colours,
        final byte[] packed) {
        return PngBuilder.file(header(width, height, bits, colours), PngBuilder.chunk("IDAT", packed),
            PngBuilder.chunk("IEND", new byte[0]));
    }

    private static byte[] rows(final int rows) {
        final byte[] bytes = noise((WIDTH + 1) * rows, 4);
        for (int i = 0; i < rows; i++) {
            bytes[i * (WIDTH + 1)] = (byte)(i % 5);
        }
        return bytes;
    }

    private static byte[] broken(final byte[] chunk) {
        final byte[] broken = chunk.clone();
        broken[broken.length - 1] ^= 1;
        return broken;
    }

    /** Whatever chunk of those that matter is damaged, left out, there twice or at the wrong place. */
    @Test
    public void damagedPngIsNoImage() throws IOException {
        final byte[] head = header(WIDTH, HEIGHT, 8, 0);
        final byte[] packed = TiffBuilder.deflate(rows(HEIGHT));
        final byte[] first = PngBuilder.chunk("IDAT", Arrays.copyOf(packed, 100));
        final byte[] second = PngBuilder.chunk("IDAT", Arrays.copyOfRange(packed, 100, packed.length));
        final byte[] end = PngBuilder.chunk("IEND", new byte[0]);
        final byte[] text = PngBuilder.chunk("tEXt", new byte[5]);
        read(file(PngBuilder.file(head, text, first, second, text, end)));
        read(file(PngBuilder.file(head, broken(text), first, second, end)));

        final String checksum = "checksum of its chunk ";
        assertRefused("header", PngBuilder.file(broken(head), first, second, end), checksum + "IHDR");
        assertRefused("pixels", PngBuilder.file(head, broken(first), second, end), checksum + "IDAT");
        assertRefused("last pixels", PngBuilder.file(head, first, broken(second), end), checksum + "IDAT");
        assertRefused("end", PngBuilder.file(head, first, second, broken(end)), checksum + "IEND");
        final byte[] adler = packed.clone();
        adler[adler.length - 1] ^= 1;
        assertRefused("checksum of deflate", png(WIDTH, HEIGHT, 8, 0, adler), "compressed data");
        assertRefused("no end", PngBuilder.file(head, first, second), "ends before its last chunk");
        assertRefused("no pixels", PngBuilder.file(head, end), "IEND at the wrong place");
        assertRefused("half the pixels", PngBuilder.file(head, first, end), "ends early");
        assertRefused("text between", PngBuilder.file(head, first, text, second, end), "ends early");
        assertRefused("pixels after the end of pixels", PngBuilder.file(head, first, second, text, second, end),
            "IDAT");
        final byte[] unknown = PngBuilder.chunk("NEWS", new byte[1]);
        assertRefused("unknown", PngBuilder.file(head, unknown, first, second, end), "NEWS");
        assertRefused("two headers", PngBuilder.file(head, head, first, second, end), "IHDR at the wrong place");
        assertRefused("a row less", png(WIDTH, HEIGHT, 8, 0, TiffBuilder.deflate(rows(HEIGHT - 1))), "ends early");
        assertRefused("a row more", png(WIDTH, HEIGHT, 8, 0, TiffBuilder.deflate(rows(HEIGHT + 1))), "goes on");
        final byte[] filter = rows(HEIGHT);
        filter[WIDTH + 1] = 9;
        assertRefused("filter", png(WIDTH, HEIGHT, 8, 0, TiffBuilder.deflate(filter)), "filter 9");
        assertRefused("bits", png(WIDTH, HEIGHT, 7, 0, packed), "7 bits");
        assertRefused("no palette", png(WIDTH, HEIGHT, 8, 3, packed), "no palette");
    }

    @Test
    public void palettesHaveTheColoursOfTheirPixels() throws IOException {
        final byte[] palette = PngBuilder.chunk("PLTE", new byte[9]);
        final byte[] head = header(2, 1, 8, 3);
        final byte[] end = PngBuilder.chunk("IEND", new byte[0]);
        final byte[] pixels = PngBuilder.chunk("IDAT", TiffBuilder.deflate(new byte[] {0, 1, 2}));
        final byte[] outside = PngBuilder.chunk("IDAT", TiffBuilder.deflate(new byte[] {0, 1, 3}));
        read(file(PngBuilder.file(head, palette, pixels, end)));
        assertRefused("colour 3 of 3", PngBuilder.file(head, palette, outside, end),
            "colour 3 of a palette of 3");
        assertRefused("checksum", PngBuilder.file(head, broken(palette), pixels, end),
            "PLTE");
    }

    // BMP

    @Test
    public void damagedBmpIsNoImage() throws IOException {
        final byte[] plain = JavaImages.grey("bmp", "BI_RGB", WIDTH, HEIGHT);
        assertRefused("cut", Arrays.copyOf(plain, plain.length - 1), "corrupt");
        assertRefused("header", Arrays.copyOf(plain, 30), "corrupt");
        final byte[] packed = JavaImages.palette("bmp", "BI_RLE8", 8, WIDTH, HEIGHT);
        read(file(packed));
        assertRefused("cut runs", Arrays.copyOf(packed, packed.length - 20), "corrupt");
        final int pixels = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getInt(10);
        for (final byte[] runs : new byte[][] {{0, 1}, {0, 0}, {0, 2, 1, 1}, {WIDTH + 1, 5}, {WIDTH, 5, 0, 1}}) {
            final byte[] altered = packed.clone();
            System.arraycopy(runs, 0, altered, pixels, runs.length);
            assertRefused("runs " + Arrays.toString(runs), altered, "row");
        }
    }

    // files

    /** What has no end or blocks is not opened. */
    @Test(timeout = 20_000)
    public void onlyRegularFilesAreRead() throws Exception {
        final Path root = m_folder.getRoot().toPath();
        final Path pipe = root.resolve("pipe.tif");
        assumeTrue("no mkfifo", !System.getProperty("os.name").startsWith("Windows")
            && new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        final Path link = Files.createSymbolicLink(root.resolve("link.tif"), pipe);
        for (final Path path : new Path[] {pipe, link, Path.of("/dev/zero"), root}) {
            for (final String part : new String[] {"image", "mask", "list"}) {
                if (path == root && part != "list") {
                    continue;
                }
                final UserError e = assertThrows(part, UserError.class, () -> open(part, path));
                assertTrue(e.getMessage(), e.getMessage().contains(path + " is a "));
            }
        }
        assertTrue(assertThrows(UserError.class, () -> StackSource.open(stack(root.toString(), ""))).getMessage()
            .contains("is a pipe"));
        Files.delete(pipe);
        assertTrue(assertThrows(UserError.class, () -> StackSource.open(stack(root + "/*.tif", ""))).getMessage()
            .contains("no file " + link));
    }

    private void open(final String part, final Path path) throws IOException {
        switch (part) {
            case "image" -> StackSource.open(stack(path.toString(), "")).close();
            case "mask" -> StackSource.open(stack(
                file(tiff().page(2, 2, new byte[4]).build()).toString(), path.toString())).close();
            default -> StackList.read(path);
        }
    }

    private interface Change {
        void make(Path file) throws IOException;
    }

    /** Half of one file and half of another are no slice, even if each is readable. */
    @Test
    public void filesThatChangeAreNamed() throws IOException {
        final byte[] tiff = tiff().page(WIDTH, HEIGHT, noise(WIDTH * HEIGHT, 1)).build();
        final Map<String, Change> changes = new LinkedHashMap<>();
        changes.put("ends at byte", file -> Files.write(file, Arrays.copyOf(tiff, 200)));
        changes.put("now has " + (tiff.length + 1), file -> Files.write(file, Arrays.copyOf(tiff, tiff.length + 1)));
        changes.put("no longer there", Files::delete);
        changes.put("is now of", file -> Files.setLastModifiedTime(file, FileTime.fromMillis(1000)));
        for (final Map.Entry<String, Change> change : changes.entrySet()) {
            final Path path = file(tiff);
            try (SliceFile file = SliceFile.open(path)) {
                file.readSlice(0);
                change.getValue().make(path);
                final IOException e = assertThrows(change.getKey(), IOException.class, () -> file.readSlice(0));
                assertTrue(e.getMessage(), e.getMessage().contains(path + " was changed"));
                assertTrue(e.getMessage(), e.getMessage().contains(change.getKey()));
            }
        }
    }

    /** One file a slice: those that were checked need not be those that are read. */
    @Test
    public void slicesThatBecomeOthersAreNamed() throws IOException {
        final Path images = m_folder.newFolder().toPath();
        final Path masks = m_folder.newFolder().toPath();
        for (int i = 0; i < 3; i++) {
            Files.write(images.resolve(i + ".tif"), tiff().page(WIDTH, HEIGHT, noise(WIDTH * HEIGHT, 1)).build());
            Files.write(masks.resolve(i + ".tif"), tiff().page(WIDTH, HEIGHT, noise(WIDTH * HEIGHT, 1)).build());
        }
        try (StackSource source = StackSource.open(stack(images.toString(), masks.toString()))) {
            Files.write(images.resolve("1.tif"), tiff().page(WIDTH, 2, noise(WIDTH * 2, 1)).build());
            Files.write(masks.resolve("1.tif"), tiff().page(WIDTH, 2, noise(WIDTH * 2, 1)).build());
            Files.delete(images.resolve("2.tif"));
            source.readImage(0);
            source.readMask(0);
            final UserError image = assertThrows(UserError.class, () -> source.readImage(1));
            assertTrue(image.getMessage(), image.getMessage().contains("1.tif has 37 × 2 pixels"));
            final UserError mask = assertThrows(UserError.class, () -> source.readMask(1));
            assertTrue(mask.getMessage(), mask.getMessage().contains("1.tif has 37 × 2 pixels"));
            final UserError gone = assertThrows(UserError.class, () -> source.readImage(2));
            assertTrue(gone.getMessage(), gone.getMessage().contains("2.tif"));
        }
    }
}
