package org.poreseg.knime.assembler;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.knime.assembler.MaskAssemblerNodeParameters.Blending;
import org.poreseg.knime.assembler.MaskAssemblerNodeParameters.Images;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.imagecell.ProbabilityPixels;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.testing.NodeRunner;
import org.poreseg.tiling.PatchCutter;
import org.poreseg.tiling.PatchGrid;
import org.poreseg.tiling.PatchStack;
import org.poreseg.tiling.SliceGrid;

/** The Mask Assembler as a workflow sees it. */
public class MaskAssemblerNodeTest {

    private static final String[] PATCHES = {"Stack:s", "Rock type:s", "Slice:i", "Slice width:i", "Slice height:i",
        "Patch stride:i", "First patch:i", "Model:s", "Model rock types:l", "Probabilities:m"};

    private static final int SIZE = 32;

    private NodeRunner m_node;

    private ImageCellWriter m_images;

    @Before
    public void openNode() {
        m_node = NodeRunner.of(new MaskAssemblerNodeFactory()).set("probabilityPixels", ProbabilityPixels.FLOAT32);
        m_images = new ImageCellWriter(m_node.context());
    }

    @After
    public void closeNode() {
        m_node.close();
    }

    @Test
    public void slicesComeBackBitForBitWhateverTheOrderOfTheRows() throws Exception {
        for (final Blending blending : Blending.values()) {
            final TableMaker patches = twoModelsOnTwoStacks();
            Collections.shuffle(patches.rows(), new Random(9));
            m_node.set("blending", blending).set("threshold", 0.7);
            final BufferedDataTable slices = assemble(patches);
            assertArrayEquals(
                new String[]{"Model", "Model rock types", "Stack", "Rock type", "Slice", "Probability", "Mask"},
                slices.getDataTableSpec().getColumnNames());
            assertEquals(12, slices.size());
            checkSlices(slices);
        }
    }

    @Test
    public void littleMemoryChangesNothing() throws Exception {
        final TableMaker patches = twoModelsOnTwoStacks();
        Collections.shuffle(patches.rows(), new Random(10));
        final BufferedDataTable table = patches.table(m_node.context());
        final BufferedDataTable slices =
            new MaskAssembler(SegmentedTable.of(table.getDataTableSpec(), exact()), Blending.UNIFORM.blending(), 0.7)
                .assemble(table, m_node.context(), 1, WorkMonitor.NONE);
        assertEquals(12, slices.size());
        checkSlices(slices);
    }

    private static MaskAssemblerNodeParameters exact() {
        final MaskAssemblerNodeParameters parameters = new MaskAssemblerNodeParameters();
        parameters.m_probabilityPixels = ProbabilityPixels.FLOAT32;
        return parameters;
    }

    private void checkSlices(final BufferedDataTable slices) throws IOException {
        for (final DataRow row : TableMaker.rows(slices)) {
            final String model = TableMaker.cell(slices, row, "Model").toString();
            final String stack = TableMaker.cell(slices, row, "Stack").toString();
            final int slice = Integer.parseInt(TableMaker.cell(slices, row, "Slice").toString());
            assertEquals(stack + "/" + slice + "/" + model, row.getKey().getString());
            assertEquals("[rock of " + model + "]", TableMaker.cell(slices, row, "Model rock types").toString());
            assertEquals("rock of " + stack, TableMaker.cell(slices, row, "Rock type").toString());
            final float[] expected = probabilities(model, stack, slice).values();
            final ProbabilityMap map = ImageCells.probabilities(TableMaker.cell(slices, row, "Probability"), "p");
            final Mask mask = ImageCells.mask(TableMaker.cell(slices, row, "Mask"), "m");
            assertTrue(Arrays.equals(expected, map.values()));
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i] >= 0.7, mask.isPore(i));
            }
        }
    }

    @Test
    public void overlappingPatchesAreAveraged() throws Exception {
        m_node.set("blending", Blending.UNIFORM);
        final BufferedDataTable slices = assemble(new TableMaker(PATCHES) //
            .row("r0", "a", "soil", 0, 48, SIZE, 16, 0, "m", List.of("soil"), constant(0.25f)) //
            .row("r1", "a", "soil", 0, 48, SIZE, 16, 1, "m", List.of("soil"), constant(0.75f)));
        final DataRow row = TableMaker.rows(slices).get(0);
        final float[] values = ImageCells.probabilities(TableMaker.cell(slices, row, "Probability"), "p").values();
        for (int x = 0; x < 48; x++) {
            assertEquals(x < 16 ? 0.25f : x < 32 ? 0.5f : 0.75f, values[x], 0);
        }
        // 0.5 is at the default threshold, and so pore
        assertEquals(32 * SIZE, ImageCells.mask(TableMaker.cell(slices, row, "Mask"), "m").poreCount());
    }

    /** KNIME's table view shows integers over their range; the mask is that of the exact probabilities all the same. */
    @Test
    public void probabilitiesAreKeptAsChosen() throws Exception {
        // both kinds of integers round it up to the threshold
        final float almost = 0.599995f;
        m_node.set("threshold", 0.6);
        for (final ProbabilityPixels pixels : ProbabilityPixels.values()) {
            m_node.set("probabilityPixels", pixels);
            final BufferedDataTable slices = assemble(new TableMaker(PATCHES)
                .row("r0", "a", "soil", 3, SIZE, SIZE, null, 0, "m", List.of("soil"), constant(almost)));
            final DataRow row = TableMaker.rows(slices).get(0);
            final DataCell cell = TableMaker.cell(slices, row, "Probability");
            final float value = ImageCells.probabilities(cell, "p").values()[0];
            switch (pixels) {
                case UINT8 -> assertEquals(153 / 255f, value, 0);
                case UINT16 -> assertEquals(39321 / 65535f, value, 0);
                default -> assertEquals(almost, value, 0);
            }
            assertEquals(0, ImageCells.mask(TableMaker.cell(slices, row, "Mask"), "m").poreCount());
            assertEquals("a/3, m", ((ImgPlusValue<?>)cell).getImgPlus().getName());
        }
        final MaskAssemblerNodeParameters fresh = new MaskAssemblerNodeParameters();
        assertEquals(ProbabilityPixels.UINT16, fresh.m_probabilityPixels);
    }

    /** KNIME keeps a file for each image: what nobody needs is not made. */
    @Test
    public void eitherImageCanBeLeftOut() throws Exception {
        final BufferedDataTable both = assemble(twoModelsOnTwoStacks());
        for (final Images images : List.of(Images.PROBABILITIES, Images.MASKS)) {
            m_node.set("images", images);
            final BufferedDataTable slices = assemble(twoModelsOnTwoStacks());
            final String kept = images == Images.MASKS ? "Mask" : "Probability";
            assertArrayEquals(new String[]{"Model", "Model rock types", "Stack", "Rock type", "Slice", kept},
                slices.getDataTableSpec().getColumnNames());
            for (int i = 0; i < 12; i++) {
                final DataCell expected = TableMaker.cell(both, TableMaker.rows(both).get(i), kept);
                final DataCell cell = TableMaker.cell(slices, TableMaker.rows(slices).get(i), kept);
                if (images == Images.MASKS) {
                    assertArrayEquals(ImageCells.mask(expected, kept).words(), ImageCells.mask(cell, kept).words());
                } else {
                    assertArrayEquals(ImageCells.probabilities(expected, kept).values(),
                        ImageCells.probabilities(cell, kept).values(), 0);
                }
            }
        }
    }

    @Test
    public void rockTypeMayBeAbsentOrMissing() throws Exception {
        final BufferedDataTable without = assemble(
            new TableMaker("Stack:s", "Slice:i", "Slice width:i", "Slice height:i", "Patch stride:i", "First patch:i",
                "Model:s", "P:m", "Probabilities:m").row("r", "a", 0, SIZE, SIZE, null, 0, "m", null, constant(0.1f)));
        assertArrayEquals(new String[]{"Model", "Stack", "Slice", "Probability", "Mask"},
            without.getDataTableSpec().getColumnNames());
        final BufferedDataTable missing = assemble(new TableMaker(PATCHES).row("r", "a", null, 0, SIZE, SIZE, null, 0,
            "m", null, constant(0.1f)));
        final DataRow row = TableMaker.rows(missing).get(0);
        assertTrue(TableMaker.cell(missing, row, "Rock type").isMissing());
        assertTrue(TableMaker.cell(missing, row, "Model rock types").isMissing());
    }

    @Test
    public void slashesInNamesNeverMakeTwoRowsOfOneKey() throws Exception {
        final BufferedDataTable slices = assemble(new TableMaker(PATCHES) //
            .row("r0", "a", "soil", 1, SIZE, SIZE, null, 0, "2/m", List.of(), constant(0.25f)) //
            .row("r1", "a/1", "soil", 2, SIZE, SIZE, null, 0, "m", List.of(), constant(0.25f)) //
            .row("r2", "a", "soil", 1, SIZE, SIZE, null, 0, "2\\/m", List.of(), constant(0.25f)));
        assertEquals(3, new HashSet<>(TableMaker.keys(slices)).size());
    }

    @Test
    public void emptyTableYieldsAnEmptyTable() throws Exception {
        assertEquals(0, assemble(new TableMaker(PATCHES)).size());
    }

    @Test
    public void incompleteSlicesAreNamed() throws Exception {
        final TableMaker patches = twoModelsOnTwoStacks();
        patches.rows().removeIf(row -> row.getKey().getString().equals("one/b/2 patch 1"));
        final String message = assertThrows(KNIMEException.class, () -> assemble(patches)).getMessage();
        assertTrue(message, message.startsWith("No patch covers "));
        assertTrue(message, message.contains("of model \"one\", stack \"b\", slice 2, which lie in x 32 to "));
    }

    @Test
    public void rowsThatCannotBeUsedAreNamed() throws Exception {
        assertFailure("Row \"r1\" says that model \"m\", stack \"a\", slice 0 has 33 × 32 pixels, but rows before it "
            + "say "
            + "32 × 32", patches().row("r0", row(SIZE, null, 0, constant(0)))
                .row("r1", row(SIZE + 1, null, 0, constant(0))));
        assertFailure("Row \"r1\" has patch 1 of model \"m\", stack \"a\", slice 0, and so has another: Row \"r0\"",
            patches().row("r0", row(3 * SIZE, null, 0, constant(0, 0))).row("r1", row(3 * SIZE, null, 1, constant(0,
                0))));
        assertFailure("Row \"r1\" belongs to 3 patches of 32 × 32 pixels with a stride of 16 over 64 × 32 pixels, but "
            + "rows",
            patches().row("r0", row(2 * SIZE, null, 0, constant(0))).row("r1", row(2 * SIZE, 16, 1, constant(0))));
        assertFailure("Row \"r0\": its patches do not fit their grid",
            patches().row("r0", row(2 * SIZE, null, 1, constant(0, 0))));
        assertFailure("Row \"r0\": its patches do not fit their grid", patches().row("r0", row(SIZE, null, -1,
            constant(0))));
        assertFailure("Row \"r0\", column \"Patch stride\": a stride of 33 fits no patches of 32 × 32",
            patches().row("r0", row(SIZE, 33, 0, constant(0))));
        assertFailure("Row \"r0\": patches of 8 × 8 pixels are in no grid", patches().row("r0", row(8, null, 0,
            m_images.patchProbabilities(PatchStack.of(new ProbabilityMap(8, 8, new float[64]), 8), "p"))));
        assertFailure("Row \"r0\", column \"Probabilities\": pore probabilities lie in [0, 1], but pixel (0, 0) of "
            + "patch 1",
            patches().row("r0", row(2 * SIZE, null, 0, constant(0.5f, 1.5f))));
        assertFailure("Row \"r0\", column \"Probabilities\": the image is missing",
            patches().row("r0", row(SIZE, null, 0, null)));
        assertFailure("Row \"r0\", column \"Model\": the value is missing", patches().row("r0", "a", "soil", 0, SIZE,
            SIZE,
            null, 0, null, List.of(), constant(0)));
        assertFailure("0 × 32", patches().row("r0", row(0, null, 0, constant(0))));
    }

    private static TableMaker patches() {
        return new TableMaker(PATCHES);
    }

    private static Object[] row(final int sliceWidth, final Integer stride, final int first,
        final DataCell probabilities) {
        return new Object[]{"a", "soil", 0, sliceWidth, SIZE, stride, first, "m", List.of("soil"), probabilities};
    }

    @Test
    public void settingsAndColumnsAreChecked() {
        m_node.inputSpec(0, TableMaker.spec(PATCHES));
        for (final double threshold : new double[]{-0.01, 1.01, Double.NaN}) {
            assertInvalid("Threshold", () -> m_node.set("threshold", threshold));
        }
        m_node.set("threshold", 1.0);
        assertInvalid("the column \"P\" is not in", () -> m_node.set("probabilityColumn", "P"));
        m_node.set("probabilityColumn", "Probabilities");
        assertInvalid("The column \"Model\" is not in",
            () -> m_node.inputSpec(0, TableMaker.spec("Stack:s", "Slice:i", "Probabilities:m")));
        assertInvalid("The column \"First patch\" is not in", () -> m_node.inputSpec(0, TableMaker.spec("Stack:s",
            "Slice:i", "Slice width:i", "Slice height:i", "Patch stride:i", "Model:s", "Probabilities:m")));
        m_node.set("probabilityColumn", "");
        assertInvalid("no image column \"Probabilities\"", () -> m_node.inputSpec(0, TableMaker.spec("Stack:s",
            "Slice:i",
            "Slice width:i", "Slice height:i", "Patch stride:i", "First patch:i", "Model:s", "Patches:m")));
    }

    @Test
    public void cancelStopsTheNode() throws Exception {
        m_node.input(0, twoModelsOnTwoStacks().table(m_node.context())).cancelAt(0.4);
        assertThrows(CanceledExecutionException.class, m_node::execute);
    }

    private BufferedDataTable assemble(final TableMaker patches) throws Exception {
        m_node.input(0, patches.table(m_node.context())).execute();
        return m_node.table(0);
    }

    private void assertFailure(final String part, final TableMaker patches) {
        final String message = assertThrows(KNIMEException.class, () -> assemble(patches)).getMessage();
        assertTrue(message, message.contains(part));
    }

    private void assertInvalid(final String part, final Runnable change) {
        change.run();
        final String message = assertThrows(InvalidSettingsException.class, m_node::configure).getMessage();
        assertTrue(message, message.contains(part));
    }

    /** A stack of patches, each of one value. */
    private DataCell constant(final float... patches) throws IOException {
        final float[] values = new float[SIZE * SIZE * patches.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = patches[i / (SIZE * SIZE)];
        }
        return m_images.patchProbabilities(
            PatchStack.of(new ProbabilityMap(SIZE, SIZE * patches.length, values), SIZE), "p");
    }

    /** Two models, two stacks (one of slices smaller than the patch in one direction), three slices each. */
    private TableMaker twoModelsOnTwoStacks() throws IOException {
        final TableMaker patches = new TableMaker(PATCHES);
        final PatchCutter cutter = new PatchCutter(SIZE);
        for (final String model : List.of("one", "two + three")) {
            for (final String stack : List.of("a", "b")) {
                for (int slice = 0; slice < 3; slice++) {
                    final ProbabilityMap map = probabilities(model, stack, slice);
                    final Slice whole = new Slice(map.width(), map.height(), PixelType.FLOAT32, map.values());
                    final SliceGrid grid = PatchGrid.minimalOverlap(SIZE).over(map.width(), map.height());
                    for (int first = 0; first < grid.patches(); first++) {
                        final float[] patch = (float[])cutter.cut(whole, grid.positions(first, 1).get(0)).pixels();
                        patches.row(model + "/" + stack + "/" + slice + " patch " + first, stack, "rock of " + stack,
                            slice, map.width(), map.height(), null, first, model, List.of("rock of " + model),
                            m_images.patchProbabilities(PatchStack.of(new ProbabilityMap(SIZE, SIZE, patch), SIZE),
                                "p"));
                    }
                }
            }
        }
        return patches;
    }

    private static ProbabilityMap probabilities(final String model, final String stack, final int slice) {
        final Random random = new Random((model + stack + slice).hashCode());
        final int width = "a".equals(stack) ? 70 : 50;
        final int height = "a".equals(stack) ? 20 : 50;
        final float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return new ProbabilityMap(width, height, values);
    }
}
