package org.poreseg.knime.imagecell;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Random;

import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.knime.patchtiler.PatchTilerNodeFactory;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.testing.NodeRunner;
import org.poreseg.tiling.PatchStack;

import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** What goes into a table as an image cell comes out of it as it was. */
public class ImageCellWriterTest {

    private static final int WIDTH = 33;

    private static final int HEIGHT = 7;

    @Test
    public void slicesOfEveryTypeSurviveATable() throws IOException {
        final Random random = new Random(1);
        final byte[] bytes = new byte[WIDTH * HEIGHT];
        random.nextBytes(bytes);
        final short[] shorts = new short[WIDTH * HEIGHT];
        final float[] floats = new float[WIDTH * HEIGHT];
        for (int i = 0; i < floats.length; i++) {
            shorts[i] = (short)random.nextInt();
            floats[i] = (float)random.nextGaussian();
        }
        final List<Slice> slices = List.of(new Slice(WIDTH, HEIGHT, PixelType.UINT8, bytes),
            new Slice(WIDTH, HEIGHT, PixelType.INT8, bytes), new Slice(WIDTH, HEIGHT, PixelType.UINT16, shorts),
            new Slice(WIDTH, HEIGHT, PixelType.INT16, shorts), new Slice(WIDTH, HEIGHT, PixelType.FLOAT32, floats));
        try (NodeRunner node = NodeRunner.of(new PatchTilerNodeFactory())) {
            final ImageCellWriter writer = new ImageCellWriter(node.context());
            final TableMaker table = new TableMaker("Image:m");
            for (final Slice slice : slices) {
                table.row(slice.type().name(), writer.slice(slice, "name of " + slice.type()));
            }
            final List<DataRow> rows = TableMaker.rows(table.table(node.context()));
            for (int i = 0; i < slices.size(); i++) {
                final Slice expected = slices.get(i);
                final DataCell cell = rows.get(i).getCell(0);
                final Slice actual = ImageCells.slice(cell, "cell");
                assertEquals(expected.type(), actual.type());
                assertEquals(WIDTH, actual.width());
                for (int p = 0; p < WIDTH * HEIGHT; p++) {
                    assertEquals(expected.value(p), actual.value(p), 0);
                }
                final ImgPlus<?> image = ((ImgPlusValue<?>)cell).getImgPlus();
                assertEquals("name of " + expected.type(), image.getName());
                assertEquals(Axes.X, image.axis(0).type());
                assertEquals(Axes.Y, image.axis(1).type());
            }
        }
    }

    @Test
    public void masksAndProbabilitiesSurviveATable() throws IOException {
        final Random random = new Random(2);
        final float[] values = new float[WIDTH * HEIGHT];
        // longer than need be, with rubbish behind the last pixel, as a mask may be
        final long[] words = new long[9];
        for (int i = 0; i < words.length; i++) {
            words[i] = random.nextLong();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        final Mask mask = new Mask(WIDTH, HEIGHT, words);
        try (NodeRunner node = NodeRunner.of(new PatchTilerNodeFactory())) {
            final ImageCellWriter writer = new ImageCellWriter(node.context());
            final BufferedDataTable table = new TableMaker("Mask:m", "Probability:m")
                .row("r", writer.mask(mask, "m"),
                    writer.probabilities(new ProbabilityMap(WIDTH, HEIGHT, values), ProbabilityPixels.FLOAT32, "p"))
                .table(node.context());
            final DataRow row = TableMaker.rows(table).get(0);
            final Mask actual = ImageCells.mask(row.getCell(0), "mask");
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                assertEquals(mask.isPore(i), actual.isPore(i));
            }
            assertEquals(mask.poreCount(), actual.poreCount());
            assertArrayEquals(values, ImageCells.probabilities(row.getCell(1), "probability").values(), 0);
        }
    }

    @Test
    public void stacksOfPatchesSurviveATable() throws IOException {
        final Random random = new Random(3);
        final byte[] grey = new byte[WIDTH * HEIGHT * 5];
        random.nextBytes(grey);
        final Mask mask = new Mask(WIDTH, HEIGHT * 5);
        final float[] values = new float[grey.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
            if (random.nextBoolean()) {
                mask.setPore(i);
            }
        }
        try (NodeRunner node = NodeRunner.of(new PatchTilerNodeFactory())) {
            final ImageCellWriter writer = new ImageCellWriter(node.context());
            final BufferedDataTable table = new TableMaker("Patches:m", "Masks:m", "Probabilities:m").row("r",
                writer.patches(PatchStack.of(new Slice(WIDTH, HEIGHT * 5, PixelType.INT8, grey), HEIGHT), "g"),
                writer.patchMasks(PatchStack.of(mask, HEIGHT), "m"), writer.patchProbabilities(
                    PatchStack.of(new ProbabilityMap(WIDTH, HEIGHT * 5, values), HEIGHT), "p")).table(node.context());
            final DataRow row = TableMaker.rows(table).get(0);
            final PatchStack<Slice> patches = ImageCells.patches(row.getCell(0), "cell");
            assertEquals(5, patches.patches());
            assertEquals(HEIGHT, patches.height());
            assertArrayEquals(grey, (byte[])patches.pixels().pixels());
            assertEquals(mask.poreCount(), ImageCells.patchMasks(row.getCell(1), "cell").pixels().poreCount());
            assertArrayEquals(values, ImageCells.patchProbabilities(row.getCell(2), "cell").pixels().values(), 0);
            assertEquals(new ImageSize(WIDTH, HEIGHT, 5, 8), ImageCells.size(row.getCell(0), "cell"));
            assertEquals(new ImageSize(WIDTH, HEIGHT, 5, 1), ImageCells.size(row.getCell(1), "cell"));
            assertEquals(new ImageSize(WIDTH, HEIGHT, 5, 32), ImageCells.size(row.getCell(2), "cell"));
            assertEquals("Patch", ((ImgPlusValue<?>)row.getCell(0)).getImgPlus().axis(2).type().getLabel());
        }
    }

    @Test
    public void coloursAreChannels() throws IOException {
        final byte[] red = {1, 2, 3, 4, 5, 6};
        final byte[] green = {11, 12, 13, 14, 15, 16};
        final byte[] blue = {-1, -2, -3, -4, -5, -6};
        try (NodeRunner node = NodeRunner.of(new PatchTilerNodeFactory())) {
            final ImageCellWriter writer = new ImageCellWriter(node.context());
            final ImgPlus<?> image = ((ImgPlusValue<?>)writer.rgb(3, 2, red, green, blue, "overlay")).getImgPlus();
            assertEquals(3, image.numDimensions());
            assertEquals(Axes.CHANNEL, image.axis(2).type());
            final RandomAccess<?> lastPixel = image.randomAccess();
            lastPixel.setPosition(new long[]{2, 1, 0});
            for (final int expected : new int[]{6, 16, 250}) {
                assertEquals(expected, ((UnsignedByteType)lastPixel.get()).get());
                lastPixel.fwd(2);
            }
            assertThrows(IllegalArgumentException.class, () -> writer.rgb(3, 3, red, green, blue, "overlay"));
        }
    }
}
