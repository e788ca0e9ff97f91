package org.poreseg.knime.assembler;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.Test;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.imagecell.ProbabilityPixels;
import org.poreseg.knime.patchtiler.PatchTilerNodeFactory;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.testing.NodeRunner;

/** Patch Tiler and Mask Assembler in a row, with the slices themselves as probabilities: nothing may change. */
public class TileAndAssembleTest {

    private static final String[] PREDICTED = {"Stack:s", "Rock type:s", "Slice:i", "Slice width:i", "Slice height:i",
        "Patch stride:i", "First patch:i", "Patches:m", "Model:s"};

    @Test
    public void slicesComeBackBitForBit() throws Exception {
        for (final int perRow : new int[]{1, 3, 1024}) {
            checkRoundTrip("MINIMAL", 64, perRow);
            checkRoundTrip("STRIDE", 64, perRow);
            checkRoundTrip("STRIDE", 29, perRow);
        }
    }

    private static void checkRoundTrip(final String overlap, final int stride, final int perRow) throws Exception {
        final Random random = new Random(stride);
        final Map<String, float[]> expected = new HashMap<>();
        try (NodeRunner tiler = NodeRunner.of(new PatchTilerNodeFactory());
                NodeRunner assembler = NodeRunner.of(new MaskAssemblerNodeFactory())) {
            final ImageCellWriter images = new ImageCellWriter(tiler.context());
            final TableMaker slices = new TableMaker("Stack:s", "Rock type:s", "Slice:i", "Image:m");
            for (final int[] size : new int[][]{{64, 64}, {200, 131}, {65, 199}, {40, 90}, {128, 3}, {1, 1}}) {
                final float[] values = new float[size[0] * size[1]];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextFloat();
                }
                final String stack = size[0] + " by " + size[1];
                expected.put(stack, values);
                slices.row(stack, stack, "soil", 5,
                    images.slice(new Slice(size[0], size[1], PixelType.FLOAT32, values), "s"));
            }
            tiler.input(0, slices.table(tiler.context())).set("overlap", overlap).set("stride", stride)
                .set("patchesPerRow", perRow).execute();
            final BufferedDataTable patches = tiler.table(0);
            final TableMaker predicted = new TableMaker(PREDICTED);
            for (final DataRow row : TableMaker.rows(patches)) {
                predicted.row(row.getKey().getString(), row.getCell(0), row.getCell(1), row.getCell(2), row.getCell(3),
                    row.getCell(4), row.getCell(5), row.getCell(6), row.getCell(7), "identity");
            }
            Collections.shuffle(predicted.rows(), random);
            assembler.input(0, predicted.table(tiler.context())).set("probabilityColumn", "Patches")
                .set("probabilityPixels", ProbabilityPixels.FLOAT32).execute();
            final BufferedDataTable assembled = assembler.table(0);
            assertEquals(expected.size(), assembled.size());
            for (final DataRow row : TableMaker.rows(assembled)) {
                final String stack = TableMaker.cell(assembled, row, "Stack").toString();
                assertTrue(stack, Arrays.equals(expected.get(stack),
                    ImageCells.probabilities(TableMaker.cell(assembled, row, "Probability"), stack).values()));
            }
        }
    }
}
