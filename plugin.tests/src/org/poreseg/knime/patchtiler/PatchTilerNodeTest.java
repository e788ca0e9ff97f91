package org.poreseg.knime.patchtiler;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.patchtiler.PatchTilerNodeParameters.Masks;
import org.poreseg.knime.patchtiler.PatchTilerNodeParameters.Overlap;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.testing.NodeRunner;
import org.poreseg.tiling.PatchStack;

/** The Patch Tiler as a workflow sees it. */
public class PatchTilerNodeTest {

    private static final String[] SLICES = {"Stack:s", "Rock type:s", "Slice:i", "Image:m", "Mask:m", "Intensity low:d",
        "Intensity high:d", "Intensity window:s"};

    private NodeRunner m_node;

    private ImageCellWriter m_images;

    @Before
    public void openNode() {
        m_node = NodeRunner.of(new PatchTilerNodeFactory());
        m_images = new ImageCellWriter(m_node.context());
    }

    @After
    public void closeNode() {
        m_node.close();
    }

    @Test
    public void patchesAreTheirPartsOfTheSlice() throws Exception {
        final Slice slice = slice(100, 70, 1);
        final Mask mask = mask(100, 70, 2);
        final BufferedDataTable patches = tile(new TableMaker(SLICES).row("r", "a/b", "soil", 7,
            m_images.slice(slice, "s"), m_images.mask(mask, "m"), 12.5, 300.0, "STACK_MIN_MAX"));

        assertEquals(List.of("a/b/7"), TableMaker.keys(patches));
        assertArrayEquals(new String[]{"Stack", "Rock type", "Slice", "Slice width", "Slice height", "Patch stride",
            "First patch", "Patches", "Patch masks", "Intensity low", "Intensity high", "Intensity window"},
            patches.getDataTableSpec().getColumnNames());
        final DataRow row = TableMaker.rows(patches).get(0);
        final PatchStack<Slice> stack = ImageCells.patches(TableMaker.cell(patches, row, "Patches"), "patches");
        final PatchStack<Mask> masks = ImageCells.patchMasks(TableMaker.cell(patches, row, "Patch masks"), "masks");
        assertEquals(PixelType.UINT16, stack.pixels().type());
        final int[][] positions = {{0, 0}, {36, 0}, {0, 6}, {36, 6}};
        assertEquals(positions.length, stack.patches());
        for (int patch = 0; patch < positions.length; patch++) {
            for (int i = 0; i < 64 * 64; i++) {
                final int from = (positions[patch][1] + i / 64) * 100 + positions[patch][0] + i % 64;
                assertEquals(slice.value(from), stack.patch(patch).value(i), 0);
                assertEquals(mask.isPore(from), masks.patch(patch).isPore(i));
            }
        }
        assertEquals("100", TableMaker.cell(patches, row, "Slice width").toString());
        assertEquals("70", TableMaker.cell(patches, row, "Slice height").toString());
        assertTrue(TableMaker.cell(patches, row, "Patch stride").isMissing());
        assertEquals("0", TableMaker.cell(patches, row, "First patch").toString());
        assertEquals(12.5, ((DoubleValue)TableMaker.cell(patches, row, "Intensity low")).getDoubleValue(), 0);
        assertEquals(300, ((DoubleValue)TableMaker.cell(patches, row, "Intensity high")).getDoubleValue(), 0);
        assertEquals("STACK_MIN_MAX", TableMaker.cell(patches, row, "Intensity window").toString());
        assertEquals("soil", TableMaker.cell(patches, row, "Rock type").toString());
        assertTrue(m_node.warnings().isEmpty());
    }

    @Test
    public void strideAndPatchSizeAreSettings() throws Exception {
        m_node.set("patchSize", 32).set("overlap", Overlap.STRIDE).set("stride", 24);
        final BufferedDataTable patches = tile(images("a", 1, 0, 80, 32));
        final DataRow row = TableMaker.rows(patches).get(0);
        assertEquals("24", TableMaker.cell(patches, row, "Patch stride").toString());
        assertEquals(3, ImageCells.patches(TableMaker.cell(patches, row, "Patches"), "patches").patches());
    }

    @Test
    public void aSliceWithMorePatchesMakesSeveralRows() throws Exception {
        final TableMaker slices = images("a", 2, 3, 200, 130);
        final BufferedDataTable whole = tile(slices);
        assertEquals(List.of("a/3", "a/4"), TableMaker.keys(whole));
        m_node.set("patchesPerRow", 5);
        final BufferedDataTable parts = tile(slices);
        assertEquals(List.of("a/3 patch 0", "a/3 patch 5", "a/3 patch 10", "a/4 patch 0", "a/4 patch 5",
            "a/4 patch 10"),
            TableMaker.keys(parts));
        assertEquals(List.of("0", "5", "10", "0", "5", "10"), TableMaker.texts(parts, "First patch"));
        final PatchStack<Slice> all = patches(whole, 0);
        assertEquals(12, all.patches());
        for (int patch = 0; patch < all.patches(); patch++) {
            assertArrayEquals((short[])all.patch(patch).pixels(),
                (short[])patches(parts, patch / 5).patch(patch % 5).pixels());
        }
    }

    private static PatchStack<Slice> patches(final BufferedDataTable table, final int row) throws IOException {
        return ImageCells.patches(TableMaker.cell(table, TableMaker.rows(table).get(row), "Patches"), "patches");
    }

    /** The first and the second slice take 4 patches of 64 × 64 pixels and 17 bits each: 34.8 kB. */
    @Test
    public void theBytesOfThePatchesAreTold() throws Exception {
        final TableMaker table = new TableMaker(SLICES);
        for (int i = 0; i < 2; i++) {
            table.row("r" + i, "a", "soil", i, m_images.slice(slice(100, 70, 1), "s"),
                m_images.mask(mask(100, 70, 2), "m"), 0.0, 1.0, null);
        }
        tile(table);
        assertTrue(m_node.messages().toString(), m_node.messages().contains("Slice 2 of 2 (a/1); all patches take 0.1 "
            + "MB"));
    }

    @Test
    public void smallSliceIsPaddedAndSaidSo() throws Exception {
        final BufferedDataTable patches = tile(images("a", 2, 0, 40, 128));
        assertEquals(List.of("a/0", "a/1"), TableMaker.keys(patches));
        assertEquals(1, m_node.warnings().size());
        final String warning = m_node.warnings().get(0);
        assertTrue(warning, warning.startsWith("2 slices are smaller than the patch"));
        final PatchStack<Slice> stack = patches(patches, 0);
        assertEquals(2, stack.patches());
        assertEquals(64, stack.width());
        // the mirror lies on the slice's first column, which is column 12 of the patch
        assertEquals(stack.patch(0).value(13), stack.patch(0).value(11), 0);
    }

    @Test
    public void slicesWithoutMaskYieldPatchesWithoutMaskAndAWarning() throws Exception {
        final TableMaker table = new TableMaker("Stack:s", "Slice:i", "Image:m", "Mask:m");
        table.row("r0", "a", 0, m_images.slice(slice(64, 64, 1), "s"), m_images.mask(mask(64, 64, 1), "m"));
        table.row("r1", "a", 1, m_images.slice(slice(64, 64, 1), "s"), null);
        final BufferedDataTable patches = tile(table);
        assertFalse(TableMaker.cell(patches, TableMaker.rows(patches).get(0), "Patch masks").isMissing());
        assertTrue(TableMaker.cell(patches, TableMaker.rows(patches).get(1), "Patch masks").isMissing());
        assertTrue(m_node.warnings().toString(), m_node.warnings().toString().contains("1 slice is without a mask"));
        assertTrue(m_node.warnings().toString(), m_node.warnings().toString().contains("a/1"));

        m_node.set("masks", Masks.NONE);
        final BufferedDataTable maskless = tile(table);
        assertFalse(maskless.getDataTableSpec().containsName("Patch masks"));
    }

    @Test
    public void everyNthSliceCountsFromTheFirstOfEachStackInAnyOrder() throws Exception {
        final TableMaker table = images("a", 7, 21, 64, 64);
        for (final int slice : new int[]{1, 3, 9, 11}) {
            table.row("b" + slice, "b", slice, m_images.slice(slice(64, 64, slice), "s"));
        }
        Collections.shuffle(table.rows(), new Random(4));
        m_node.set("everyNthSlice", 3);
        final BufferedDataTable patches = tile(table);
        assertEquals(List.of("a/21", "a/24", "a/27", "b/1", "b/11"),
            TableMaker.keys(patches).stream().sorted().toList());
    }

    @Test
    public void emptyTableYieldsAnEmptyTable() throws Exception {
        assertEquals(0, tile(new TableMaker(SLICES)).size());
    }

    @Test
    public void rowsThatCannotBeUsedAreNamed() throws Exception {
        final DataCell image = m_images.slice(slice(64, 64, 1), "s");
        assertFailure("Rows \"r0\" and \"r1\" are both stack \"a\", slice 3",
            new TableMaker("Stack:s", "Slice:i", "Image:m").row("r0", "a", 3, image).row("r1", "a", 3, image));
        assertFailure("Row \"r0\", column \"Stack\"",
            new TableMaker("Stack:s", "Slice:i", "Image:m").row("r0", null, 3, image));
        assertFailure("Row \"r0\", column \"Image\": the image is missing",
            new TableMaker("Stack:s", "Slice:i", "Image:m").row("r0", "a", 3, null));
        final float[] grey = new float[64 * 64];
        grey[130] = Float.NaN;
        assertFailure("Row \"r0\", column \"Image\": the grey value of pixel (2, 2) is NaN",
            new TableMaker("Stack:s", "Slice:i", "Image:m").row("r0", "a", 3,
                m_images.slice(new Slice(64, 64, PixelType.FLOAT32, grey), "s")));
        assertFailure("the mask has 64 × 63 pixels, but its slice has 64 × 64",
            new TableMaker("Stack:s", "Slice:i", "Image:m", "Mask:m").row("r0", "a", 3, image,
                m_images.mask(mask(64, 63, 1), "m")));
    }

    @Test
    public void settingsOutOfRangeAreRefused() {
        m_node.inputSpec(0, TableMaker.spec(SLICES));
        assertInvalid("\"Patch size\" must be from 16 to 1024, but is 15.", () -> m_node.set("patchSize", 15));
        assertInvalid("\"Patch size\"", () -> m_node.set("patchSize", -64));
        assertInvalid("\"Patch size\"", () -> m_node.set("patchSize", 1025));
        m_node.set("patchSize", 64);
        assertInvalid("\"Take every n-th slice\" must be at least 1", () -> m_node.set("everyNthSlice", 0));
        m_node.set("everyNthSlice", 1);
        assertInvalid("Patches a row", () -> m_node.set("patchesPerRow", 0));
        m_node.set("patchesPerRow", 1);
        m_node.set("overlap", Overlap.STRIDE);
        assertInvalid("\"Stride\" must be from 1 to the patch size, 64, but is 65.",
            () -> m_node.set("stride", 65));
        assertInvalid("\"Stride\"", () -> m_node.set("stride", 0));
    }

    @Test
    public void columnsAreCheckedBeforeExecution() {
        m_node.inputSpec(0, TableMaker.spec(SLICES));
        assertInvalid("\"Image column\": the column \"Grey\"", () -> m_node.set("imageColumn", "Grey"));
        m_node.set("imageColumn", "Image");
        assertInvalid("\"Mask column\": the column \"Stack\" must be of type image",
            () -> m_node.set("maskColumn", "Stack"));
        assertInvalid("is the image column already", () -> m_node.set("maskColumn", "Image"));
        m_node.set("maskColumn", "Mask");
        assertInvalid("\"Slice\" must be of type integer",
            () -> m_node.inputSpec(0, TableMaker.spec("Stack:s", "Slice:s", "Image:m", "Mask:m")));
        assertInvalid("\"Mask column\": the column \"Mask\" must be of type image, but it is of type String", () -> {
            m_node.set("maskColumn", "");
            m_node.inputSpec(0, TableMaker.spec("Stack:s", "Slice:i", "Image:m", "Mask:s"));
        });
        assertInvalid("\"Stack\" is not in the input table",
            () -> m_node.inputSpec(0, TableMaker.spec("Slice:i", "Image:m", "Mask:m")));
    }

    @Test
    public void cancelStopsTheNode() throws Exception {
        m_node.input(0, images("a", 5, 0, 64, 64).table(m_node.context())).cancelAt(0.3);
        assertThrows(CanceledExecutionException.class, m_node::execute);
    }

    @Test
    public void specIsKnownBeforeExecution() throws Exception {
        final DataTableSpec spec = (DataTableSpec)m_node.inputSpec(0, TableMaker.spec(SLICES)).configure()[0];
        assertTrue(Arrays.asList(spec.getColumnNames()).contains("Patch masks"));
    }

    private BufferedDataTable tile(final TableMaker slices) throws Exception {
        m_node.input(0, slices.table(m_node.context())).execute();
        return m_node.table(0);
    }

    private TableMaker images(final String stack, final int count, final int first, final int width, final int height)
        throws IOException {
        final TableMaker table = new TableMaker("Stack:s", "Slice:i", "Image:m");
        for (int i = first; i < first + count; i++) {
            table.row(stack + i, stack, i, m_images.slice(slice(width, height, i), "s"));
        }
        return table;
    }

    private void assertFailure(final String part, final TableMaker slices) {
        final String message = assertThrows(KNIMEException.class, () -> tile(slices)).getMessage();
        assertTrue(message, message.contains(part));
    }

    private void assertInvalid(final String part, final Runnable change) {
        change.run();
        final String message = assertThrows(InvalidSettingsException.class, m_node::configure).getMessage();
        assertTrue(message, message.contains(part));
    }

    private static Slice slice(final int width, final int height, final long seed) {
        final Random random = new Random(seed);
        final short[] pixels = new short[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (short)random.nextInt();
        }
        return new Slice(width, height, PixelType.UINT16, pixels);
    }

    private static Mask mask(final int width, final int height, final long seed) {
        final Random random = new Random(seed);
        final Mask mask = new Mask(width, height);
        for (int i = 0; i < width * height; i++) {
            if (random.nextBoolean()) {
                mask.setPore(i);
            }
        }
        return mask;
    }
}
