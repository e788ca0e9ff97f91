package org.poreseg.image;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;

/** Written stacks are read by others as they were meant, and never half-written under their name. */
public class TiffStackWriterTest {

    /** Larger than one strip of 32-bit pixels. */
    private static final int WIDTH = 301;

    private static final int HEIGHT = 260;

    /** Where the stacks are written. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path target(final String name) {
        return m_folder.getRoot().toPath().resolve(name);
    }

    private int filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(m_folder.getRoot().toPath())) {
            return (int)files.count();
        }
    }

    private static Slice slice(final PixelType type, final long seed) {
        final Random random = new Random(seed);
        final int n = WIDTH * HEIGHT;
        final byte[] bytes = new byte[n];
        final short[] shorts = new short[n];
        final float[] floats = new float[n];
        random.nextBytes(bytes);
        for (int i = 0; i < n; i++) {
            shorts[i] = (short)random.nextInt();
            floats[i] = random.nextFloat();
        }
        return new Slice(WIDTH, HEIGHT, type, switch (type) {
            case UINT8, INT8 -> bytes;
            case UINT16, INT16 -> shorts;
            case FLOAT32 -> floats;
        });
    }

    /** Every pixel type, classic and BigTIFF, comes back bit by bit. */
    @Test
    public void roundTrips() throws IOException {
        for (final boolean big : new boolean[] {false, true}) {
            for (final PixelType type : PixelType.values()) {
                final Path file = target(type + "-" + big + ".tif");
                try (TiffStackWriter writer = TiffStackWriter.create(file, big)) {
                    for (int z = 0; z < 3; z++) {
                        writer.append(slice(type, z));
                    }
                    writer.commit();
                }
                try (SliceFile read = SliceFile.open(file)) {
                    assertEquals(3, read.count());
                    for (int z = 0; z < 3; z++) {
                        final Slice written = slice(type, z);
                        final Slice slice = read.readSlice(z);
                        assertEquals(type, slice.type());
                        for (int i = 0; i < WIDTH * HEIGHT; i++) {
                            assertEquals(written.value(i), slice.value(i), 0);
                        }
                    }
                }
            }
        }
    }

    /** The JDK's own reader, which is another one than ours, finds the same values. */
    @Test
    public void jdkReadsMasksAndProbabilities() throws IOException {
        final Mask mask = new Mask(WIDTH, HEIGHT);
        final float[] probabilities = new float[WIDTH * HEIGHT];
        final Random random = new Random(3);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            probabilities[i] = random.nextFloat();
            if (random.nextInt(3) == 0) {
                mask.setPore(i);
            }
        }
        final Path masks = target("mask.tif");
        try (TiffStackWriter writer = TiffStackWriter.create(masks, false)) {
            writer.append(new Mask(WIDTH, HEIGHT));
            writer.append(mask);
            writer.commit();
        }
        final int[] labels = jdkRead(masks, 1, 2, new int[WIDTH * HEIGHT]);
        for (int i = 0; i < labels.length; i++) {
            assertEquals(mask.isPore(i) ? 255 : 0, labels[i]);
        }
        final Path maps = target("probability.tif");
        try (TiffStackWriter writer = TiffStackWriter.create(maps, false)) {
            writer.append(new ProbabilityMap(WIDTH, HEIGHT, probabilities));
            writer.commit();
        }
        assertArrayEquals(probabilities, jdkReadFloats(maps), 0);
    }

    private static ImageReader jdkReader() {
        final Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
        while (readers.hasNext()) {
            final ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.")) {
                return reader;
            }
        }
        throw new AssertionError("This JDK has no TIFF reader");
    }

    private static int[] jdkRead(final Path file, final int page, final int pages, final int[] into)
        throws IOException {
        final ImageReader reader = jdkReader();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(pages, reader.getNumImages(true));
            return reader.read(page).getRaster().getSamples(0, 0, WIDTH, HEIGHT, 0, into);
        } finally {
            reader.dispose();
        }
    }

    private static float[] jdkReadFloats(final Path file) throws IOException {
        final ImageReader reader = jdkReader();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            return reader.read(0).getRaster().getSamples(0, 0, WIDTH, HEIGHT, 0, (float[])null);
        } finally {
            reader.dispose();
        }
    }

    /** Without a commit nothing appears, and an older file stays as it was. */
    @Test
    public void abandonedStackLeavesNoTrace() throws IOException {
        final Path file = target("stack.tif");
        Files.writeString(file, "older");
        try (TiffStackWriter writer = TiffStackWriter.create(file, false)) {
            writer.append(slice(PixelType.UINT8, 1));
        }
        assertEquals("older", Files.readString(file));
        assertEquals(1, filesInFolder());
        try (TiffStackWriter writer = TiffStackWriter.create(file, false)) {
            writer.append(slice(PixelType.UINT8, 1));
            assertEquals("older", Files.readString(file));
            writer.commit();
        }
        assertEquals(1, filesInFolder());
        try (SliceFile read = SliceFile.open(file)) {
            assertEquals(1, read.count());
        }
    }

    /** Pages of a stack are alike, and there is at least one. */
    @Test
    public void refusesPagesThatDiffer() throws IOException {
        final Path file = target("stack.tif");
        try (TiffStackWriter writer = TiffStackWriter.create(file, false)) {
            assertThrows(IllegalStateException.class, writer::commit);
            writer.append(slice(PixelType.UINT8, 1));
            final UserError type = assertThrows(UserError.class, () -> writer.append(slice(PixelType.INT16, 1)));
            assertTrue(type.getMessage(), type.getMessage().contains("signed 16-bit"));
            assertThrows(UserError.class, () -> writer.append(new Mask(WIDTH, HEIGHT + 1)));
        }
        assertFalse(Files.exists(file));
    }

    /** A folder that is a file cannot be written to, and the message says where. */
    @Test
    public void reportsUnwritableFolder() throws IOException {
        final Path file = target("a file");
        Files.writeString(file, "");
        final Path inside = file.resolve("stack.tif");
        final IOException e = assertThrows(IOException.class, () -> TiffStackWriter.create(inside, false));
        assertTrue(e.getMessage(), e.getMessage().contains(inside.toString()));
    }
}
