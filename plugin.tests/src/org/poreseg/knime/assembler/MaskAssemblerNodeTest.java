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
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.knime.assembler.MaskAssemblerNodeParameters.Blending;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.testing.NodeRunner;
import org.poreseg.tiling.PatchCutter;
import org.poreseg.tiling.PatchGrid;
import org.poreseg.tiling.PatchPosition;

/** The Mask Assembler as a workflow sees it. */
public class MaskAssemblerNodeTest {

    private static final String[] PATCHES = {"Stack:s", "Rock type:s", "Slice:i", "X:i", "Y:i", "Slice width:i",
        "Slice height:i", "Model:s", "Probability:m"};

    private static final int SIZE = 32;

    private NodeRunner m_node;

    private ImageCellWriter m_images;

    @Before
    public void openNode() {
        m_node = NodeRunner.of(new MaskAssemblerNodeFactory());
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
            assertArrayEquals(new String[]{"Model", "Stack", "Rock type", "Slice", "Probability", "Mask"},
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
            new MaskAssembler(PredictedPatches.of(table.getDataTableSpec(), null), Blending.UNIFORM.blending(), 0.7)
                .assemble(table, m_node.context(), 1, WorkMonitor.NONE);
        assertEquals(12, slices.size());
        checkSlices(slices);
    }

    private void checkSlices(final BufferedDataTable slices) throws IOException {
        for (final DataRow row : TableMaker.rows(slices)) {
            final String model = TableMaker.cell(slices, row, "Model").toString();
            final String stack = TableMaker.cell(slices, row, "Stack").toString();
            final int slice = Integer.parseInt(TableMaker.cell(slices, row, "Slice").toString());
            assertEquals(model + "/" + stack + "/" + slice, row.getKey().getString());
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
            .row("r0", "a", "soil", 0, 0, 0, 48, SIZE, "m", constant(0.25f)) //
            .row("r1", "a", "soil", 0, 16, 0, 48, SIZE, "m", constant(0.75f)));
        final float[] values =
            ImageCells.probabilities(TableMaker.rows(slices).get(0).getCell(4), "p").values();
        for (int x = 0; x < 48; x++) {
            assertEquals(x < 16 ? 0.25f : x < 32 ? 0.5f : 0.75f, values[x], 0);
        }
        // 0.5 is at the default threshold, and so pore
        assertEquals(32 * SIZE, ImageCells.mask(TableMaker.rows(slices).get(0).getCell(5), "m").poreCount());
    }

    @Test
    public void rockTypeMayBeAbsentOrMissing() throws Exception {
        final BufferedDataTable without = assemble(
            new TableMaker("Stack:s", "Slice:i", "X:i", "Y:i", "Slice width:i", "Slice height:i", "Model:s", "P:m",
                "Probability:m").row("r", "a", 0, 0, 0, SIZE, SIZE, "m", null, constant(0.1f)));
        assertArrayEquals(new String[]{"Model", "Stack", "Slice", "Probability", "Mask"},
            without.getDataTableSpec().getColumnNames());
        final BufferedDataTable missing =
            assemble(new TableMaker(PATCHES).row("r", "a", null, 0, 0, 0, SIZE, SIZE, "m", constant(0.1f)));
        assertTrue(TableMaker.rows(missing).get(0).getCell(2).isMissing());
    }

    @Test
    public void slashesInNamesNeverMakeTwoRowsOfOneKey() throws Exception {
        final BufferedDataTable slices = assemble(new TableMaker(PATCHES) //
            .row("r0", "b/c", "soil", 0, 0, 0, SIZE, SIZE, "a", constant(0.25f)) //
            .row("r1", "c", "soil", 0, 0, 0, SIZE, SIZE, "a/b", constant(0.25f)) //
            .row("r2", "c", "soil", 0, 0, 0, SIZE, SIZE, "a\\/b", constant(0.25f)));
        assertEquals(3, new HashSet<>(TableMaker.keys(slices)).size());
    }

    @Test
    public void emptyTableYieldsAnEmptyTable() throws Exception {
        assertEquals(0, assemble(new TableMaker(PATCHES)).size());
    }

    @Test
    public void incompleteSlicesAreNamed() throws Exception {
        final TableMaker patches = twoModelsOnTwoStacks();
        patches.rows().removeIf(row -> row.getKey().getString().equals("one/b/2/18,0"));
        final String message = assertThrows(KNIMEException.class, () -> assemble(patches)).getMessage();
        assertTrue(message, message.startsWith("Model \"one\", stack \"b\", slice 2: no patch covers "));
        assertTrue(message, message.contains("which lie in x 32 to "));
    }

    @Test
    public void rowsThatCannotBeUsedAreNamed() throws Exception {
        assertFailure("disagree on the size of the slice. Row \"r1\" says 33 × 32 pixels, rows before it say 32 × 32",
            new TableMaker(PATCHES) //
                .row("r0", "a", "soil", 0, 0, 0, SIZE, SIZE, "m", constant(0)) //
                .row("r1", "a", "soil", 0, 0, 0, SIZE + 1, SIZE, "m", constant(0)));
        assertFailure("rows \"r0\" and \"r1\" are both the patch at x 0, y 0",
            new TableMaker(PATCHES) //
                .row("r0", "a", "soil", 0, 0, 0, SIZE, SIZE, "m", constant(0)) //
                .row("r1", "a", "soil", 0, 0, 0, SIZE, SIZE, "m", constant(0)));
        assertFailure("Row \"r0\": The patch of 32 × 32 pixels at x 32, y 0 lies outside the slice",
            new TableMaker(PATCHES).row("r0", "a", "soil", 0, 32, 0, SIZE, SIZE, "m", constant(0)));
        assertFailure("Row \"r0\", column \"Probability\": pore probabilities lie in [0, 1]",
            new TableMaker(PATCHES).row("r0", "a", "soil", 0, 0, 0, SIZE, SIZE, "m", constant(1.5f)));
        assertFailure("Row \"r0\", column \"Probability\": the image is missing",
            new TableMaker(PATCHES).row("r0", "a", "soil", 0, 0, 0, SIZE, SIZE, "m", null));
        assertFailure("Row \"r0\", column \"Model\"",
            new TableMaker(PATCHES).row("r0", "a", "soil", 0, 0, 0, SIZE, SIZE, null, constant(0)));
        assertFailure("0 × 32",
            new TableMaker(PATCHES).row("r0", "a", "soil", 0, 0, 0, 0, SIZE, "m", constant(0)));
    }

    @Test
    public void settingsAndColumnsAreChecked() {
        m_node.inputSpec(0, TableMaker.spec(PATCHES));
        for (final double threshold : new double[]{-0.01, 1.01, Double.NaN}) {
            assertInvalid("Threshold", () -> m_node.set("threshold", threshold));
        }
        m_node.set("threshold", 1.0);
        assertInvalid("the column \"P\" is not in", () -> m_node.set("probabilityColumn", "P"));
        m_node.set("probabilityColumn", "Probability");
        assertInvalid("The column \"Model\" is not in",
            () -> m_node.inputSpec(0, TableMaker.spec("Stack:s", "Slice:i", "X:i", "Y:i", "Probability:m")));
        m_node.set("probabilityColumn", "");
        assertInvalid("no image column \"Probability\"", () -> m_node.inputSpec(0, TableMaker.spec("Stack:s",
            "Slice:i", "X:i", "Y:i", "Slice width:i", "Slice height:i", "Model:s", "Patch:m")));
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

    private org.knime.core.data.DataCell constant(final float value) throws IOException {
        final float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, value);
        return m_images.probabilities(new ProbabilityMap(SIZE, SIZE, values), "p");
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
                    for (final PatchPosition at : PatchGrid.minimalOverlap(SIZE).positions(map.width(),
                        map.height())) {
                        final float[] patch = (float[])cutter.cut(whole, at).pixels();
                        patches.row(model + "/" + stack + "/" + slice + "/" + at.x() + "," + at.y(), stack,
                            "rock of " + stack, slice, at.x(), at.y(), map.width(), map.height(), model,
                            m_images.probabilities(new ProbabilityMap(SIZE, SIZE, patch), "p"));
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
