package org.poreseg.knime.predictor;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.image.IntensityWindow;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.modelport.TestModels;
import org.poreseg.knime.modelport.TestPatches;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.testing.NodeRunner;
import org.poreseg.tiling.PatchStack;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.model.SavedModelPredictor;

/** The predictor node against the engine's predictor, and its rows. */
public class UNetPredictorNodeTest {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static TestModels s_models;

    @BeforeClass
    public static void train() throws Exception {
        s_models = new TestModels("a", "b");
    }

    @AfterClass
    public static void close() throws Exception {
        s_models.close();
    }

    private static NodeRunner predictor() throws Exception {
        final NodeRunner node = NodeRunner.of(new UNetPredictorNodeFactory());
        node.input(0, s_models.port()).set("batchSize", 3).set("device", DeviceKind.CPU);
        return node;
    }

    private static PatchStack<ProbabilityMap> probabilities(final BufferedDataTable table, final DataRow row)
        throws IOException {
        return ImageCells.patchProbabilities(TableMaker.cell(table, row, Columns.PROBABILITIES), "");
    }

    /** What the engine says of one patch alone. */
    private static float[] direct(final String model, final Slice patch) throws IOException {
        final UNetModelsPortObject port = s_models.port();
        try (SavedModelPredictor predictor =
            port.open().open(model, DeviceChoice.CPU, FOLDER.newFolder().toPath())) {
            return predictor.predict(List.of(patch), List.of(new IntensityWindow(0, 255))).get(0).values();
        }
    }

    @Test
    public void everyModelPredictsEveryPatchAsTheEngineDoes() throws Exception {
        try (NodeRunner node = predictor()) {
            final BufferedDataTable patches = new TestPatches(node.context()).stack("a", "s", 2).table();
            node.input(1, patches);
            node.execute();
            final BufferedDataTable out = node.table(0);
            final List<DataRow> predicted = TableMaker.rows(out);
            final List<DataRow> given = TableMaker.rows(patches);
            final List<String> names = List.of("a", "b", "a + b");
            final List<String> types = List.of("[a]", "[b]", "[a, b]");
            assertEquals(3 * 2, predicted.size());
            for (int i = 0; i < predicted.size(); i++) {
                final DataRow row = predicted.get(i);
                final DataRow patch = given.get(i % 2);
                final String model = names.get(i / 2);
                assertEquals(patch.getKey().getString() + "/" + model, row.getKey().getString());
                assertEquals(model, TableMaker.cell(out, row, Columns.MODEL).toString());
                assertEquals(types.get(i / 2), TableMaker.cell(out, row, Columns.MODEL_ROCK_TYPES).toString());
                for (int column = 0; column < 7; column++) {
                    assertEquals(patch.getCell(column), row.getCell(column));
                }
                checkProbabilities(model, TableMaker.cell(patches, patch, Columns.PATCHES), probabilities(out, row));
            }
            final ImgPlusValue<?> image = (ImgPlusValue<?>)TableMaker.cell(out, predicted.get(5),
                Columns.PROBABILITIES);
            assertEquals("s/1, a + b", image.getImgPlus().getName());
        }
    }

    private static void checkProbabilities(final String model, final DataCell patches,
        final PatchStack<ProbabilityMap> probabilities) throws IOException {
        final PatchStack<Slice> slices = ImageCells.patches(patches, "");
        assertEquals(slices.patches(), probabilities.patches());
        for (int patch = 0; patch < slices.patches(); patch += 3) {
            assertArrayEquals(direct(model, slices.patch(patch)), probabilities.patch(patch).values(), 1e-6f);
        }
    }

    /** Batches take patches of several rows, so however the patches lie in rows, the batches are the same. */
    @Test
    public void thePatchesOfARowMakeNoDifference() throws Exception {
        final List<float[]> whole = patches(4, 3);
        for (final int perRow : new int[]{1, 2, 3}) {
            final List<float[]> parts = patches(perRow, 3);
            assertEquals(whole.size(), parts.size());
            for (int i = 0; i < parts.size(); i++) {
                assertArrayEquals(whole.get(i), parts.get(i), 0);
            }
        }
        final List<float[]> otherBatches = patches(4, 32);
        for (int i = 0; i < whole.size(); i++) {
            assertArrayEquals(whole.get(i), otherBatches.get(i), 1e-6f);
        }
    }

    private static List<float[]> patches(final int perRow, final int batch) throws Exception {
        try (NodeRunner node = predictor()) {
            final UNetPredictorNodeParameters parameters = new UNetPredictorNodeParameters();
            parameters.m_selection = UNetPredictorNodeParameters.Selection.CHOSEN;
            parameters.m_models = new String[] {"b", "a + b"};
            parameters.m_batchSize = batch;
            parameters.m_device = DeviceKind.CPU;
            node.input(1, new TestPatches(node.context()).perRow(perRow).stack("a", "s", 3).table())
                .parameters(parameters).execute();
            final List<float[]> patches = new ArrayList<>();
            for (final DataRow row : TableMaker.rows(node.table(0))) {
                final PatchStack<ProbabilityMap> probabilities = probabilities(node.table(0), row);
                for (int i = 0; i < probabilities.patches(); i++) {
                    patches.add(probabilities.patch(i).values());
                }
            }
            assertEquals(2 * 3 * 4, patches.size());
            return patches;
        }
    }

    @Test
    public void tablesThatWerePredictedAlreadyAreRefused() throws Exception {
        try (NodeRunner node = predictor()) {
            node.inputSpec(1, new DataTableSpec(TestPatches.spec(), TableMaker.spec("Probabilities:m")));
            final String message = assertThrows(InvalidSettingsException.class, node::configure).getMessage();
            assertTrue(message, message.contains("already has a column \"Probabilities\""));
        }
    }

    @Test
    public void sizesAreToldBeforehand() throws Exception {
        try (NodeRunner node = predictor()) {
            node.input(1, new TestPatches(node.context()).stack("a", "s", 100).table()).execute();
            // 3 models, 400 patches, 4 bytes a pixel
            assertTrue(node.messages().toString(), node.messages().stream()
                .anyMatch(message -> message.contains("of 400; all probabilities take 1.2 MB")));
        }
    }

    @Test
    public void anotherBitDepthIsAnError() throws Exception {
        try (NodeRunner node = predictor()) {
            node.input(1, new TestPatches(node.context()).type(PixelType.UINT16).stack("a", "s", 1).table());
            final String message = assertThrows(KNIMEException.class, node::execute).getMessage();
            assertTrue(message, message.contains("Row0") && message.contains("\"a\"")
                && message.contains("unsigned 16-bit integer") && message.contains("unsigned 8-bit integer"));
        }
    }

    @Test
    public void anotherKindOfWindowIsWarnedOf() throws Exception {
        try (NodeRunner node = predictor()) {
            node.input(1, new TestPatches(node.context()).window(WindowKind.STACK_PERCENTILES).stack("a", "s", 1)
                .table());
            node.execute();
            final String warning = node.warnings().toString();
            assertTrue(warning, warning.contains("STACK_PERCENTILES") && warning.contains("DATA_TYPE_RANGE"));
        }
    }

    @Test
    public void cancelIsPrompt() throws Exception {
        try (NodeRunner node = predictor()) {
            node.input(1, new TestPatches(node.context()).stack("a", "s", 30).table()).cancelAt(0.1);
            assertThrows(CanceledExecutionException.class, node::execute);
        }
    }

    @Test
    public void noRowsGiveNoRows() throws Exception {
        try (NodeRunner node = predictor()) {
            node.input(1, new TestPatches(node.context()).table());
            node.execute();
            assertEquals(0, node.table(0).size());
        }
    }

    @Test
    public void settingsAreChecked() throws Exception {
        for (final Object[] setting : new Object[][] {{"batchSize", 0}, {"batchSize", 5000}, {"patchColumn", "x"},
            {"selection", UNetPredictorNodeParameters.Selection.CHOSEN}}) {
            try (NodeRunner node = predictor()) {
                node.inputSpec(1, TestPatches.spec()).set((String)setting[0], setting[1]);
                assertThrows(setting[0] + " " + setting[1], InvalidSettingsException.class, node::configure);
            }
        }
        try (NodeRunner node = predictor()) {
            final UNetPredictorNodeParameters parameters = new UNetPredictorNodeParameters();
            parameters.m_selection = UNetPredictorNodeParameters.Selection.CHOSEN;
            parameters.m_models = new String[] {"no such"};
            node.parameters(parameters).inputSpec(1, TestPatches.spec());
            final String message = assertThrows(InvalidSettingsException.class, node::configure).getMessage();
            assertTrue(message, message.contains("\"no such\"") && message.contains("a, b, a + b"));
        }
    }
}
