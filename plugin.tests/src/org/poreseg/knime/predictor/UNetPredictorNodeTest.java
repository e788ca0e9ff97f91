package org.poreseg.knime.predictor;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.modelport.TestModels;
import org.poreseg.knime.modelport.TestPatches;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.knime.tables.Columns;
import org.poreseg.testing.NodeRunner;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.SavedModelPredictor;

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

    private static List<DataRow> rows(final BufferedDataTable table) {
        final List<DataRow> all = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }

    private static float[] probability(final BufferedDataTable table, final DataRow row) throws IOException {
        return ImageCells.probabilities(row.getCell(table.getDataTableSpec().findColumnIndex(Columns.PROBABILITY)), "")
            .values();
    }

    /** What the engine says of one patch alone. */
    private static float[] direct(final String model, final DataTableSpec spec, final DataRow row) throws IOException {
        final UNetModelsPortObject port = s_models.port();
        final Path folder = port.open().extract(model, FOLDER.newFolder().toPath());
        try (SavedModelPredictor predictor = SavedModelPredictor.open(folder, DeviceChoice.CPU)) {
            return predictor.predict(
                List.of(ImageCells.slice(row.getCell(spec.findColumnIndex(Columns.PATCH)), "")),
                List.of(new IntensityWindow(0, 255))).get(0).values();
        }
    }

    @Test
    public void everyModelPredictsEveryPatchAsTheEngineDoes() throws Exception {
        try (NodeRunner node = predictor()) {
            final BufferedDataTable patches = new TestPatches(node.context()).stack("a", "s", 2).table();
            node.input(1, patches);
            node.execute();
            final BufferedDataTable out = node.table(0);
            final List<DataRow> predicted = rows(out);
            final List<DataRow> given = rows(patches);
            final List<String> names = List.of("a", "b", "a + b");
            assertEquals(3 * 8, predicted.size());
            for (int i = 0; i < predicted.size(); i++) {
                final DataRow row = predicted.get(i);
                final DataRow patch = given.get(i % 8);
                final String model = names.get(i / 8);
                assertEquals(patch.getKey().getString() + "/" + model, row.getKey().getString());
                assertEquals(model, ((StringValue)row.getCell(out.getDataTableSpec()
                    .findColumnIndex(Columns.MODEL))).getStringValue());
                for (int column = 0; column < 7; column++) {
                    assertEquals(patch.getCell(column), row.getCell(column));
                }
                if (i % 5 == 0) {
                    assertArrayEquals(direct(model, patches.getDataTableSpec(), patch), probability(out, row), 1e-6f);
                }
            }
        }
    }

    @Test
    public void oneModelKeepsTheKeysAndTheSameRowsGiveTheSame() throws Exception {
        final List<float[]> first = new ArrayList<>();
        for (final int batch : new int[] {3, 3, 32}) {
            try (NodeRunner node = predictor()) {
                final UNetPredictorNodeParameters parameters = new UNetPredictorNodeParameters();
                parameters.m_selection = UNetPredictorNodeParameters.Selection.CHOSEN;
                parameters.m_models = new String[] {"b"};
                parameters.m_batchSize = batch;
                parameters.m_device = DeviceKind.CPU;
                node.input(1, new TestPatches(node.context()).stack("a", "s", 2).table()).parameters(parameters);
                node.execute();
                final List<DataRow> rows = rows(node.table(0));
                assertEquals("Row0", rows.get(0).getKey().getString());
                for (int i = 0; i < rows.size(); i++) {
                    final float[] probability = probability(node.table(0), rows.get(i));
                    if (first.size() < rows.size()) {
                        first.add(probability);
                    } else {
                        assertArrayEquals(first.get(i), probability, batch == 3 ? 0 : 1e-6f);
                    }
                }
            }
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
