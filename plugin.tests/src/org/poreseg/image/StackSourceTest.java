package org.poreseg.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;

/** Stacks of pages, folders and patterns; everything that can be wrong with them is found when they are opened. */
public class StackSourceTest {

    private static final int WIDTH = 6;

    private static final int HEIGHT = 5;

    /** Where the stacks are. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    /** Pixel (x, y) of slice z is 100 z + 10 y + x. */
    private static short[] pixels(final int z, final int width, final int height) {
        final short[] pixels = new short[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (short)(100 * z + 10 * (i / width) + i % width);
        }
        return pixels;
    }

    private Path file(final String name, final byte[] content) throws IOException {
        final Path file = m_folder.getRoot().toPath().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static TiffBuilder tiff() {
        return new TiffBuilder(ByteOrder.LITTLE_ENDIAN, false);
    }

    private void pages(final String name, final int count, final int width, final int height) throws IOException {
        final TiffBuilder tiff = tiff();
        for (int z = 0; z < count; z++) {
            tiff.page(width, height, pixels(z, width, height));
        }
        file(name, tiff.build());
    }

    private void single(final String name, final int z, final int width, final int height) throws IOException {
        file(name, tiff().page(width, height, pixels(z, width, height)).build());
    }

    private StackDefinition stack(final String images, final String masks, final String poreValues,
        final SliceRange slices, final RegionOfInterest region) {
        return new StackDefinition("s", "", images, masks, m_folder.getRoot().toPath(), PoreValues.parse(poreValues),
            slices, region, "here");
    }

    private StackDefinition stack(final String images, final String masks) {
        return stack(images, masks, "", SliceRange.ALL, RegionOfInterest.ALL);
    }

    private static void assertRefused(final StackDefinition stack, final String... parts) {
        final UserError e = assertThrows(UserError.class, () -> StackSource.open(stack).close());
        for (final String part : parts) {
            assertTrue(e.getMessage(), e.getMessage().contains(part));
        }
        assertTrue(e.getMessage(), e.getMessage().contains("\"s\" (here)") || e.getMessage().contains("page"));
    }

    /** A range of pages, a region, and masks with pore values. */
    @Test
    public void readsRangeAndRegion() throws IOException {
        pages("images.tif", 8, WIDTH, HEIGHT);
        pages("masks.tif", 8, WIDTH, HEIGHT);
        final StackDefinition stack = stack("images.tif", "masks.tif", "123;424",
            new SliceRange(1, OptionalInt.of(6), 3),
            new RegionOfInterest(2, 1, OptionalInt.of(3), OptionalInt.empty()));
        try (StackSource source = StackSource.open(stack)) {
            assertEquals(2, source.sliceCount());
            assertEquals(4, source.sliceIndex(1));
            assertEquals(3, source.width());
            assertEquals(4, source.height());
            assertEquals(PixelType.UINT16, source.pixelType());
            assertTrue(source.hasMasks());
            assertArrayEquals(new short[] {412, 413, 414, 422, 423, 424, 432, 433, 434, 442, 443, 444},
                (short[])source.readImage(1).pixels());
            final Mask first = source.readMask(0);
            assertEquals(1, first.poreCount());
            assertTrue(first.isPore(4));
            assertTrue(source.readMask(1).isPore(5));
            source.checkPoreValuesSeen();
        }
    }

    /** Patterns mean what they meant to shells for ever, and none takes long. */
    @Test(timeout = 10_000)
    public void patternsMatchWholeNames() {
        for (final String pattern : new String[] {"*", "a*.tif", "*1.tif", "?_1.tif", "a_?.tif", "a*1*f", "a_1.tif",
            "**f", "a_1.tif*"}) {
            assertTrue(pattern, SliceSequence.matches("a_1.tif", pattern));
        }
        for (final String pattern : new String[] {"", "?", "a", "*.ti", "b*", "a_1.tif?", "a*2*f", "A_1.TIF",
            "a_1xtif"}) {
            assertFalse(pattern, SliceSequence.matches("a_1.tif", pattern));
        }
        assertFalse(SliceSequence.matches("a".repeat(250), "*a".repeat(100) + "b"));
    }

    /** One-slice files of a folder and of a pattern, in natural order; other files do not matter. */
    @Test
    public void readsFoldersAndPatternsInNaturalOrder() throws IOException {
        for (int z = 0; z < 12; z++) {
            single("scan/slice_" + z + ".tif", z, WIDTH, HEIGHT);
        }
        file("scan/notes.txt", new byte[0]);
        file("scan/.hidden.tif", new byte[0]);
        for (final String images : new String[] {"scan", "scan/", "scan/slice_*.tif", "scan/*"}) {
            if (images.endsWith("/*")) {
                Files.delete(m_folder.getRoot().toPath().resolve("scan/notes.txt"));
            }
            try (StackSource source = StackSource.open(stack(images, ""))) {
                assertEquals(12, source.sliceCount());
                assertFalse(source.hasMasks());
                for (int z = 0; z < 12; z++) {
                    assertEquals(100 * z, source.readImage(z).value(0), 0);
                }
            }
        }
        try (StackSource source = StackSource.open(stack("scan/slice_?.tif", ""))) {
            assertEquals(10, source.sliceCount());
        }
    }

    /** What is missing. */
    @Test
    public void namesWhatIsMissing() throws IOException {
        pages("images.tif", 3, WIDTH, HEIGHT);
        Files.createDirectory(m_folder.getRoot().toPath().resolve("empty"));
        assertRefused(stack("none.tif", ""), "none.tif");
        assertRefused(stack("images.tif", "none.tif"), "none.tif");
        assertRefused(stack("empty", ""), "empty", "no images");
        assertRefused(stack("none/*.tif", ""), "no folder");
        assertRefused(stack("*.png", ""), "*.png");
        final SliceRange tooFar = new SliceRange(1, OptionalInt.of(3), 1);
        assertRefused(stack("images.tif", "", "", tooFar, RegionOfInterest.ALL), "1 to 3", "has 3");
        final RegionOfInterest tooWide = new RegionOfInterest(1, 0, OptionalInt.of(WIDTH), OptionalInt.empty());
        assertRefused(stack("images.tif", "", "", SliceRange.ALL, tooWide), "region", "6 × 5");
    }

    /** What does not fit together. */
    @Test
    public void namesWhatDiffers() throws IOException {
        pages("images.tif", 3, WIDTH, HEIGHT);
        pages("two.tif", 2, WIDTH, HEIGHT);
        pages("wide.tif", 3, WIDTH + 1, HEIGHT);
        assertRefused(stack("images.tif", "two.tif"), "3 slices", "2 masks");
        assertRefused(stack("images.tif", "wide.tif"), "wide.tif, page 1", "7 × 5", "6 × 5");
        single("mixed/1.tif", 1, WIDTH, HEIGHT);
        single("mixed/2.tif", 2, WIDTH, HEIGHT + 2);
        assertRefused(stack("mixed", ""), "2.tif", "6 × 7", "6 × 5");
        single("types/1.tif", 1, WIDTH, HEIGHT);
        file("types/2.tif", tiff().page(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT]).build());
        assertRefused(stack("types", ""), "2.tif", "8-bit", "16-bit");
        pages("deep/1.tif", 2, WIDTH, HEIGHT);
        assertRefused(stack("deep", ""), "2 images");
        file("float.tif", tiff().sampleFormat(3).page(WIDTH, HEIGHT, new float[WIDTH * HEIGHT]).build());
        single("one.tif", 1, WIDTH, HEIGHT);
        assertRefused(stack("one.tif", "float.tif"), "float.tif", "mask");
    }

    /** Masks of as many values as they have pixels; a message lists the least of them. */
    @Test
    public void namesAFewOfManyValues() throws IOException {
        final int[] labels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 100_000 + i;
        }
        file("labels.tif", tiff().page(WIDTH, HEIGHT, labels).build());
        single("one.tif", 0, WIDTH, HEIGHT);
        for (final String pores : new String[] {"100005", "100029;100000", "99999;100029"}) {
            try (StackSource source =
                StackSource.open(stack("one.tif", "labels.tif", pores, SliceRange.ALL, RegionOfInterest.ALL))) {
                assertEquals(pores.startsWith("1000") ? pores.split(";").length : 1, source.readMask(0).poreCount());
                if (pores.startsWith("1000")) {
                    source.checkPoreValuesSeen();
                } else {
                    final UserError e = assertThrows(UserError.class, source::checkPoreValuesSeen);
                    assertTrue(e.getMessage(), e.getMessage().contains("value 99999"));
                    assertTrue(e.getMessage(), e.getMessage().contains("100019, …"));
                }
            }
        }
    }

    /** A pore value that no mask has is found after the last mask. */
    @Test
    public void namesUnseenPoreValue() throws IOException {
        pages("images.tif", 2, WIDTH, HEIGHT);
        try (StackSource source =
            StackSource.open(stack("images.tif", "images.tif", "3;250", SliceRange.ALL, RegionOfInterest.ALL))) {
            source.readMask(0);
            source.readMask(1);
            final UserError e = assertThrows(UserError.class, source::checkPoreValuesSeen);
            assertTrue(e.getMessage(), e.getMessage().contains("250"));
        }
    }

    /** Pixels that are no numbers matter only inside the region. */
    @Test
    public void namesFirstPixelWithoutValue() throws IOException {
        final float[] pixels = new float[WIDTH * HEIGHT];
        pixels[0] = Float.NaN;
        pixels[3 * WIDTH + 4] = Float.POSITIVE_INFINITY;
        file("f.tif", tiff().sampleFormat(3).page(WIDTH, HEIGHT, new float[WIDTH * HEIGHT])
            .page(WIDTH, HEIGHT, pixels).build());
        final RegionOfInterest region = new RegionOfInterest(1, 1, OptionalInt.empty(), OptionalInt.empty());
        try (StackSource source = StackSource.open(stack("f.tif", "", "", SliceRange.ALL, region))) {
            source.readImage(0);
            final UserError e = assertThrows(UserError.class, () -> source.readImage(1));
            assertTrue(e.getMessage(), e.getMessage().contains("f.tif, page 2"));
            assertTrue(e.getMessage(), e.getMessage().contains("x 4, y 3"));
        }
    }
}
