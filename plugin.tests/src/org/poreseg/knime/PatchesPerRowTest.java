package org.poreseg.knime;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.knime.assembler.MaskAssemblerNodeFactory;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ProbabilityPixels;
import org.poreseg.knime.modelport.TestModels;
import org.poreseg.knime.modelport.TestPatches;
import org.poreseg.knime.patchtiler.PatchTilerNodeFactory;
import org.poreseg.knime.predictor.UNetPredictorNodeFactory;
import org.poreseg.knime.scorer.SegmentationScorerNodeFactory;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.testing.NodeRunner;

/**
 * From slices to scores: neither the number of patches that a row holds, nor the order of the rows, nor splitting the
 * table as a chunk loop does, makes any difference to the scores. Patches overlap, and one stack is padded.
 */
public class PatchesPerRowTest {

    private static final String[] SLICES = {"Stack:s", "Rock type:s", "Slice:i", "Image:m", "Mask:m", "Intensity low:d",
        "Intensity high:d", "Intensity window:s"};

    private static TestModels s_models;

    @BeforeClass
    public static void train() throws Exception {
        s_models = new TestModels("a", "b");
    }

    @AfterClass
    public static void close() throws Exception {
        s_models.close();
    }

    /** What happens to the predicted patches on their way to the assembler. */
    private interface Rearranged {
        List<List<DataRow>> of(List<DataRow> rows);
    }

    @Test
    public void theNumberOfPatchesARowMakesNoDifference() throws Exception {
        final List<List<Object>> whole = scores(1024, List::of);
        assertEquals(3 * 2, whole.size());
        assertEquals(whole, scores(1, List::of));
        assertEquals(whole, scores(7, List::of));
    }

    @Test
    public void theOrderOfTheRowsMakesNoDifference() throws Exception {
        final List<List<Object>> ordered = scores(7, List::of);
        final List<List<Object>> shuffled = scores(7, rows -> {
            final List<DataRow> mixed = new ArrayList<>(rows);
            Collections.shuffle(mixed, new Random(3));
            return List.of(mixed);
        });
        ordered.sort((one, other) -> one.toString().compareTo(other.toString()));
        shuffled.sort((one, other) -> one.toString().compareTo(other.toString()));
        for (int row = 0; row < ordered.size(); row++) {
            for (int i = 0; i < ordered.get(row).size(); i++) {
                if (ordered.get(row).get(i) instanceof Double value) {
                    // sums over overlapping patches and over slices are rounded in another order
                    assertEquals(value, (Double)shuffled.get(row).get(i), 1e-9);
                } else {
                    assertEquals(ordered.get(row).get(i), shuffled.get(row).get(i));
                }
            }
        }
    }

    @Test
    public void aTableMayBeSplitBySlices() throws Exception {
        assertEquals(scores(7, List::of), scores(7, rows -> {
            final List<DataRow> even = new ArrayList<>(rows);
            even.removeIf(PatchesPerRowTest::isOfAnOddSlice);
            final List<DataRow> odd = new ArrayList<>(rows);
            odd.removeIf(row -> !isOfAnOddSlice(row));
            return List.of(even, odd);
        }));
    }

    private static boolean isOfAnOddSlice(final DataRow row) {
        return "1".equals(row.getCell(2).toString());
    }

    private static List<List<Object>> scores(final int perRow, final Rearranged rearranged) throws Exception {
        try (NodeRunner tiler = NodeRunner.of(new PatchTilerNodeFactory());
             NodeRunner predictor = NodeRunner.of(new UNetPredictorNodeFactory());
             NodeRunner scorer = NodeRunner.of(new SegmentationScorerNodeFactory())) {
            final BufferedDataTable slices = slices(tiler.context());
            tiler.input(0, slices).set("patchSize", TestPatches.SIZE).set("overlap", "STRIDE").set("stride", 11)
                .set("patchesPerRow", perRow).execute();
            predictor.input(0, s_models.port()).input(1, tiler.table(0)).set("device", DeviceKind.CPU).execute();
            final BufferedDataTable predicted = predictor.table(0);
            final List<NodeRunner> assemblers = new ArrayList<>();
            final List<BufferedDataTable> segmented = new ArrayList<>();
            try {
                for (final List<DataRow> part : rearranged.of(TableMaker.rows(predicted))) {
                    final NodeRunner assembler = NodeRunner.of(new MaskAssemblerNodeFactory());
                    assemblers.add(assembler);
                    assembler.input(0, table(predicted, part, assembler.context()))
                        .set("probabilityPixels", ProbabilityPixels.FLOAT32).execute();
                    segmented.add(assembler.table(0));
                }
                scorer.input(0, concatenated(segmented, scorer.context())).input(1, slices).execute();
                return values(scorer.table(0));
            } finally {
                assemblers.forEach(NodeRunner::close);
            }
        }
    }

    private static BufferedDataTable table(final BufferedDataTable like, final List<DataRow> rows,
        final ExecutionContext exec) {
        final BufferedDataContainer container = exec.createDataContainer(like.getDataTableSpec());
        rows.forEach(container::addRowToTable);
        container.close();
        return container.getTable();
    }

    /** By model and stack, whichever came first, as one assembler gives them. */
    private static BufferedDataTable concatenated(final List<BufferedDataTable> tables, final ExecutionContext exec) {
        final List<DataRow> rows = new ArrayList<>();
        tables.forEach(table -> rows.addAll(TableMaker.rows(table)));
        if (tables.size() > 1) {
            final BufferedDataTable first = tables.get(0);
            rows.sort((one, other) -> {
                final List<String> models = List.of("a", "b", "a + b");
                final int byModel = models.indexOf(TableMaker.cell(first, one, "Model").toString())
                    - models.indexOf(TableMaker.cell(first, other, "Model").toString());
                final int byStack = TableMaker.cell(first, one, "Stack").toString()
                    .compareTo(TableMaker.cell(first, other, "Stack").toString());
                return byModel != 0 ? byModel : byStack != 0 ? byStack : TableMaker.cell(first, one, "Slice").toString()
                    .compareTo(TableMaker.cell(first, other, "Slice").toString());
            });
        }
        return table(tables.get(0), rows, exec);
    }

    private static List<List<Object>> values(final BufferedDataTable scores) {
        final List<List<Object>> values = new ArrayList<>();
        for (final DataRow row : TableMaker.rows(scores)) {
            final List<Object> ofRow = new ArrayList<>();
            for (final DataCell cell : row) {
                ofRow.add(cell.isMissing() ? "missing"
                    : cell instanceof DoubleValue number ? (Object)number.getDoubleValue() : cell.toString());
            }
            values.add(ofRow);
        }
        return values;
    }

    /** Two stacks of three slices of dark discs on a bright ground; those of the second are narrower than a patch. */
    private static BufferedDataTable slices(final ExecutionContext exec) throws IOException {
        final ImageCellWriter images = new ImageCellWriter(exec);
        final Random random = new Random(11);
        final TableMaker table = new TableMaker(SLICES);
        for (final Object[] stack : new Object[][]{{"s", "a", 70, 50}, {"t", "b", 12, 61}}) {
            for (int slice = 0; slice < 3; slice++) {
                final int width = (int)stack[2];
                final int height = (int)stack[3];
                final Mask mask = new Mask(width, height);
                final byte[] grey = new byte[width * height];
                final int x = random.nextInt(width);
                final int y = random.nextInt(height);
                for (int i = 0; i < grey.length; i++) {
                    if (Math.hypot(i % width - x, i / width - y) < 9) {
                        mask.setPore(i);
                    }
                    grey[i] = (byte)((mask.isPore(i) ? 60 : 140) + random.nextInt(80));
                }
                table.row(stack[0] + "/" + slice, stack[0], stack[1], slice,
                    images.slice(new Slice(width, height, PixelType.UINT8, grey), "s"), images.mask(mask, "m"), 0.0,
                    255.0, "DATA_TYPE_RANGE");
            }
        }
        return table.table(exec);
    }
}
