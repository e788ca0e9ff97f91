package org.poreseg.knime.learner;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.poreseg.errors.UserError;
import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.modelport.TestPatches;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.knime.tables.Columns;
import org.poreseg.testing.NodeRunner;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.model.ModelInfo;
import org.poreseg.unet.model.PatchKind;
import org.poreseg.unet.model.TrainingStack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Tiny trainings through the node. */
public class UNetLearnerNodeTest {

    private static final int IOU = 8;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    /** A learner of a net that trains in a moment. */
    private NodeRunner learner() throws Exception {
        final NodeRunner node = NodeRunner.of(new UNetLearnerNodeFactory());
        node.set("baseFilters", 4).set("depth", 1).set("batchSize", 8).set("epochs", 6).set("minibatchShare", 1.0)
            .set("initialRate", 0.01).set("finalRate", 0.001).set("device", DeviceKind.CPU)
            .set("scratchFolder", m_folder.getRoot().getPath());
        return node;
    }

    private static TestPatches patches(final NodeRunner node) throws IOException {
        return new TestPatches(node.context());
    }

    private static List<Double> column(final BufferedDataTable table, final int index) {
        final List<Double> values = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                final DataCell cell = rows.next().getCell(index);
                values.add(cell.isMissing() ? null : ((DoubleValue)cell).getDoubleValue());
            }
        }
        return values;
    }

    private List<Double> losses(final int seed, final int perRow, final boolean shuffled) throws Exception {
        try (NodeRunner node = learner()) {
            final TestPatches patches = patches(node).perRow(perRow).stack("rock", "s", 6);
            node.input(0, (shuffled ? patches.shuffle() : patches).table()).set("seed", seed).set("epochs", 2);
            node.execute();
            return column(node.table(1), 4);
        }
    }

    private String failure(final NodeRunner node) {
        return assertThrows(KNIMEException.class, node::execute).getMessage();
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(m_folder.getRoot().toPath())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    public void learnsDarkPoresAndTellsHow() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("chalk", "c1", 10).table()).set("holdOutEvery", 5).set("epochs", 12);
            final PortObject[] out = node.execute();
            final BufferedDataTable curve = node.table(1);
            assertEquals(12, curve.size());
            final List<Double> iou = column(curve, IOU);
            assertTrue("validation IoU " + iou, iou.get(11) > 0.9);
            final List<Double> rate = column(curve, 3);
            assertEquals(0.01, rate.get(0), 0);
            assertEquals(0.001, rate.get(11), 0);

            final UNetModelsPortObject models = (UNetModelsPortObject)out[0];
            final ModelInfo model = models.open().models().get(0);
            assertEquals("chalk", model.name());
            assertEquals(PixelType.UINT8, model.pixelType());
            assertEquals(WindowKind.DATA_TYPE_RANGE, model.windowKind());
            assertEquals(StopReason.FINISHED, model.stopReason());
            assertEquals(List.of(new TrainingStack("c1", "chalk", List.of(0, 1, 2, 3, 5, 6, 7, 8), 32)),
                model.stacks());
            assertEquals(12, model.curve().size());
            assertTrue(model.versions().toString(), model.versions().keySet().size() > 1);
            assertEquals("U-Net model \"chalk\"", models.getSummary());
            assertTrue(node.messages().toString(),
                node.messages().stream().anyMatch(message -> message.startsWith("Epoch 12 of 12")));
        }
        assertNothingLeft();
    }

    @Test
    public void theViewShowsTheCurve() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("chalk", "c1", 4).table()).set("epochs", 3);
            node.execute();
            final JsonArray models = JsonParser.parseString(node.view().initialData()).getAsJsonObject()
                .getAsJsonObject("result").getAsJsonArray("models");
            assertEquals(1, models.size());
            final JsonObject model = models.get(0).getAsJsonObject();
            assertEquals("chalk", model.get("name").getAsString());
            final JsonObject values = model.getAsJsonObject("values");
            assertEquals(3, values.getAsJsonArray("epoch").get(2).getAsInt());
            assertEquals(column(node.table(1), 4).get(1), values.getAsJsonArray("loss").get(1).getAsDouble(), 0);
            assertTrue(values.getAsJsonArray("validationIou").get(0).isJsonNull());
            for (final String key : List.of("step", "crossEntropy", "jaccard", "rate", "validationLoss", "seconds")) {
                assertEquals(key, 3, values.getAsJsonArray(key).size());
            }
        }
    }

    @Test
    public void theSeedDecidesAndTheOrderOfRowsDoesNot() throws Exception {
        final List<Double> first = losses(3, 4, false);
        assertEquals(first, losses(3, 4, false));
        assertEquals(first, losses(3, 4, true));
        assertNotEquals(first, losses(4, 4, false));
    }

    /** Down to the bytes of the model file. */
    @Test
    public void theNumberOfPatchesARowMakesNoDifference() throws Exception {
        assertArrayEquals(model(4, false), model(1, false));
        assertArrayEquals(model(4, false), model(3, true));
    }

    private byte[] model(final int perRow, final boolean shuffled) throws Exception {
        try (NodeRunner node = learner()) {
            final TestPatches patches = patches(node).perRow(perRow).stack("a", "s", 3).stack("b", "t", 4);
            node.input(0, (shuffled ? patches.shuffle() : patches).table()).set("epochs", 2).set("holdOutEvery", 2);
            return Files.readAllBytes(((UNetModelsPortObject)node.execute()[0]).file());
        }
    }

    @Test
    public void patchesThatDoNotFitTheirGridAreRefusedByRow() throws Exception {
        try (NodeRunner node = learner()) {
            final TestPatches patches = patches(node).stack("a", "s", 2);
            patches.set(1, Columns.SLICE_WIDTH, new IntCell(TestPatches.SIZE));
            node.input(0, patches.table());
            final String message = failure(node);
            assertTrue(message, message.contains("Row \"Row1\" of the training patches: its patches do not fit"));
            assertTrue(message, message.contains("patches 0 to 3") && message.contains("There are 2 patches of 16 × "
                + "16"));
        }
    }

    @Test
    public void aSliceIsOfOneRockType() throws Exception {
        try (NodeRunner node = learner()) {
            final TestPatches patches = patches(node).perRow(2).stack("a", "s", 2);
            patches.set(3, Columns.ROCK_TYPE, new StringCell("b"));
            node.input(0, patches.table());
            final String message = failure(node);
            assertTrue(message, message.contains("\"Row3\"") && message.contains("stack \"s\", slice 1"));
        }
    }

    @Test
    public void everyCombinationIsValidatedOnItsOwnTypes() throws Exception {
        try (NodeRunner node = learner()) {
            node.addPort("Validation patches", BufferedDataTable.TYPE);
            final Path board = m_folder.newFolder("board").toPath();
            node.set("train", TrainMode.EVERY_COMBINATION).set("epochs", 1).set("tensorBoardFolder", board.toString());
            node.input(0, patches(node).stack("a", "a1", 4).stack("b", "b1", 6).table());
            node.input(1, patches(node).stack("a", "a2", 2).table());
            final UNetModelsPortObject models = (UNetModelsPortObject)node.execute()[0];
            assertEquals(List.of("a", "b", "a + b"), models.getSpec().names());
            for (final ModelInfo model : models.open().models()) {
                assertEquals(4, model.stacks().stream().mapToInt(stack -> stack.slices().size()).sum());
            }
            for (final String folder : List.of("001 a", "002 b", "003 a + b")) {
                try (Stream<Path> events = Files.list(board.resolve(folder))) {
                    assertEquals(folder, 1, events.count());
                }
            }
            final List<Double> iou = column(node.table(1), IOU);
            assertTrue(iou.toString(), iou.get(0) != null && iou.get(1) == null && iou.get(2) != null);
            assertTrue(node.warnings().toString(), node.warnings().toString().contains("\"b\" is not validated"));
            assertTrue(node.messages().toString(),
                node.messages().stream().anyMatch(message -> message.startsWith("Model 2/3 b: ")));
        }
    }

    @Test
    public void theDomainOfTheRockTypesNamesTheModelsBeforehand() throws Exception {
        try (NodeRunner node = learner()) {
            node.set("train", TrainMode.EVERY_COMBINATION).inputSpec(0, TestPatches.spec("soil", "chalk"));
            final UNetModelsPortObjectSpec spec = (UNetModelsPortObjectSpec)node.configure()[0];
            assertEquals(List.of("chalk", "soil", "chalk + soil"), spec.names());
        }
        try (NodeRunner node = learner()) {
            node.inputSpec(0, TestPatches.spec());
            assertEquals(List.of(), ((UNetModelsPortObjectSpec)node.configure()[0]).names());
        }
    }

    @Test
    public void impossiblePlansAreRefusedBeforehand() throws Exception {
        final String[] many = IntStream.range(0, 40).mapToObj(type -> "type " + type).toArray(String[]::new);
        try (NodeRunner node = learner()) {
            node.inputSpec(0, TestPatches.spec(many)).set("train", TrainMode.PER_ROCK_TYPE);
            assertEquals(40, ((UNetModelsPortObjectSpec)node.configure()[0]).names().size());
            node.set("train", TrainMode.EVERY_COMBINATION);
            final String tooMany = assertThrows(InvalidSettingsException.class, node::configure).getMessage();
            assertTrue(tooMany, tooMany.contains("1099511627775 models"));
            node.inputSpec(0, TestPatches.spec("a", "b", "a + b"));
            final String twice = assertThrows(InvalidSettingsException.class, node::configure).getMessage();
            assertTrue(twice, twice.contains("the name \"a + b\""));
        }
    }

    /** Without an epsilon, a minibatch without any pore has an infinite loss. */
    private NodeRunner fragileLearner() throws Exception {
        return learner().set("train", TrainMode.PER_ROCK_TYPE).set("epsilon", 1e-300).set("batchSize", 4)
            .set("epochs", 1);
    }

    @Test
    public void aModelThatFailsLeavesTheOthers() throws Exception {
        try (NodeRunner node = fragileLearner()) {
            node.input(0, patches(node).stack("a", "a1", 8).nearlySolid("b", "b1", 8).stack("c", "c1", 8).table());
            final UNetModelsPortObject models = (UNetModelsPortObject)node.execute()[0];
            assertEquals(List.of("a", "c"), models.getSpec().names());
            assertEquals(2, node.table(1).size());
            assertTrue(node.warnings().toString(), node.warnings().toString()
                .contains("Model \"b\" could not be trained: The loss grew without bound"));
        }
    }

    @Test
    public void aTensorBoardFolderCostsNoModelOnceOneIsTrained() throws Exception {
        final Path board = m_folder.newFolder("board").toPath();
        Files.writeString(board.resolve("002 b"), "in the way");
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("a", "a1", 2).stack("b", "b1", 2).table()).set("epochs", 1)
                .set("train", TrainMode.PER_ROCK_TYPE).set("tensorBoardFolder", board.toString());
            assertEquals(List.of("a", "b"), ((UNetModelsPortObject)node.execute()[0]).getSpec().names());
            assertTrue(node.warnings().toString(),
                node.warnings().toString().contains("no TensorBoard event file of model \"b\""));

            Files.writeString(board.resolve("001 c"), "in the way");
            node.input(0, patches(node).stack("c", "c1", 2).stack("d", "d1", 2).table());
            assertTrue(failure(node).contains("001 c"));
        }
    }

    @Test
    public void theFirstFailureIsToldWhereNoModelSucceeds() throws Exception {
        try (NodeRunner node = fragileLearner()) {
            node.input(0, patches(node).nearlySolid("a", "a1", 8).nearlySolid("b", "b1", 8).table());
            final String message = failure(node);
            assertTrue(message, message.startsWith("Model \"a\": The loss grew without bound"));
        }
    }

    @Test
    public void fewPatchesMakeASmallerBatchAndAWarning() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("a", "a1", 1).table()).set("epochs", 1);
            node.execute();
            assertTrue(node.warnings().toString(),
                node.warnings().toString().contains("4 patches to learn from, fewer than the batch size 8"));
        }
    }

    @Test
    public void cancelLeavesNothingBehind() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("a", "a1", 6).table()).set("epochs", 500).cancelAt(0.2);
            assertThrows(CanceledExecutionException.class, node::execute);
        }
        assertNothingLeft();
    }

    @Test
    public void rowsThatCannotBeLearnedFromAreNamed() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("a", "a1", 1).withoutMask("a1").table());
            final String message = failure(node);
            assertTrue(message, message.contains("\"Row1\"") && message.contains("no mask"));
        }
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("a", "a1", 1).type(PixelType.UINT16).stack("b", "b1", 1).table());
            final String message = failure(node);
            assertTrue(message, message.contains("\"Row1\"") && message.contains("unsigned 16-bit integer")
                && message.contains("unsigned 8-bit integer"));
        }
        try (NodeRunner node = learner()) {
            node.input(0,
                patches(node).stack("a", "a1", 1).window(WindowKind.STACK_MIN_MAX).stack("b", "b1", 1).table());
            final String message = failure(node);
            assertTrue(message, message.contains("STACK_MIN_MAX") && message.contains("DATA_TYPE_RANGE"));
        }
        assertNothingLeft();
    }

    @Test
    public void aStackOfOneClassIsNamed() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("a", "a1", 1).radius(-1).stack("b", "solid rock", 1).table());
            final String message = failure(node);
            assertTrue(message, message.contains("\"solid rock\"") && message.contains("no pore"));
        }
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).radius(100).stack("b", "all pore", 1).table());
            final String message = failure(node);
            assertTrue(message, message.contains("\"all pore\"") && message.contains("nothing but pore"));
        }
    }

    @Test
    public void rowsWithoutARockTypeAreNamedWhereItCounts() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("a", "a1", 2).stack(" ", "nameless", 2).table()).set("epochs", 1);
            assertEquals("a", ((UNetModelsPortObject)node.execute()[0]).getSpec().names().get(0));
            node.set("train", TrainMode.PER_ROCK_TYPE);
            final String message = failure(node);
            assertTrue(message, message.contains("\"Row2\"") && message.contains("no rock type"));
        }
    }

    /** What the first rows tell is told before the other rows are read, of which one is no good here. */
    @Test
    public void whatCanBeKnownEarlyFailsEarly() throws Exception {
        try (NodeRunner node = learner()) {
            node.addPort("Validation patches", BufferedDataTable.TYPE);
            node.input(0, patches(node).stack("a", "a1", 1).withoutMask("a1").table());
            node.input(1, patches(node).type(PixelType.UINT16).window(WindowKind.STACK_MIN_MAX).stack("a", "a2", 1)
                .table());
            final String kinds = failure(node);
            assertTrue(kinds, kinds.contains("pixel type") && kinds.contains("intensity window"));

            node.input(1, patches(node).stack("a", "a2", 1).table());
            final String mask = failure(node);
            assertTrue(mask, mask.contains("no mask"));

            node.set("depth", 5);
            final String depth = failure(node);
            assertTrue(depth, depth.contains("32 × 32"));

            node.set("device", DeviceKind.GPU).set("gpu", 63);
            final String gpu = failure(node);
            assertTrue(gpu, gpu.contains("GPU 63"));
        }
        assertNothingLeft();
    }

    @Test
    public void theScratchFolderNeedsRoomAndIsMade() throws Exception {
        final Path folder = m_folder.getRoot().toPath().resolve("not/there yet");
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("a", "a1", 2).table()).set("epochs", 1)
                .set("scratchFolder", folder.toString()).execute();
        }
        assertTrue(Files.isDirectory(folder));
        try (PatchSet patches =
            new PatchSet(new PatchKind(64, 64, PixelType.UINT8, Optional.empty()), "training patches", folder)) {
            final String message =
                assertThrows(UserError.class, () -> patches.requireSpace(1L << 40)).getMessage();
            assertTrue(message, message.contains(folder.toString()) && message.contains("\"Scratch folder\""));
        }
    }

    @Test
    public void anEmptyTableIsRefused() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).table());
            assertTrue(failure(node).contains("no rows"));
        }
    }

    @Test
    public void fewSlicesAreLearnedFromWithoutStoppingEarly() throws Exception {
        try (NodeRunner node = learner()) {
            node.input(0, patches(node).stack("chalk", "c1", 3).table()).set("holdOutEvery", 6).set("patience", 1)
                .set("epochs", 3);
            node.execute();
            assertEquals(3, node.table(1).size());
            assertTrue(node.warnings().toString(), node.warnings().toString().contains("does not stop early"));
        }
    }

    /** Their IoU is 0 or 1 whatever the model does: the first epoch would be taken for the best. */
    @Test
    public void validationPatchesOfOneClassStopNothingEarly() throws Exception {
        for (final double radius : new double[] {-1, 100}) {
            try (NodeRunner node = learner()) {
                node.addPort("Validation patches", BufferedDataTable.TYPE);
                node.input(0, patches(node).stack("a", "a1", 3).table());
                node.input(1, patches(node).radius(radius).stack("a", "a2", 1).table());
                final PortObject[] out = node.set("patience", 1).set("epochs", 5).execute();
                assertEquals(5, node.table(1).size());
                assertEquals(5, ((UNetModelsPortObject)out[0]).open().models().get(0).keptEpoch());
                assertTrue(node.warnings().toString(), node.warnings().toString()
                    .contains("validation patches hold " + (radius < 0 ? "no pore" : "nothing but pore")));
            }
        }
    }

    @Test
    public void settingsAreChecked() throws Exception {
        for (final Object[] setting : new Object[][] {
            {"baseFilters", 0, "\"Base filters\" must be from 1 to 256, but is 0."},
            {"baseFilters", 256 + 1, "\"Base filters\" must be from 1 to 256, but is 257."},
            {"depth", 7, "\"Depth\" must be from 1 to 6, but is 7."},
            {"batchSize", -1, "\"Batch size\" must be from 1 to 4096, but is -1."},
            {"epochs", 0, "\"Epochs\" must be from 1 to 1000000, but is 0."},
            {"minibatchShare", 0.0,
                "\"Share of minibatches per epoch\" must be above 0 and at most 1, but is 0."},
            {"minibatchShare", Double.NaN, "but is NaN."},
            {"initialRate", 2.0, "\"Initial learning rate\" must be above 0 and at most 1, but is 2."},
            {"finalRate", 0.5, "\"Final learning rate\" must be at most \"Initial learning rate\", "},
            {"alpha", -1.0, "\"Alpha (weight of the Jaccard term)\" must be from 0 to 100, but is -1."},
            {"epsilon", 0.0, "\"Epsilon\" must be above 0"},
            {"holdOutEvery", 1, "\"Hold out every n-th slice\" must be at least 2, or switched off, but is 1."},
            {"patience", -1, "\"Stop early after epochs without improvement\" must be at least 1, or switched off"},
            {"timeBudget", -5.0, "\"Time budget in minutes\" must be a number of minutes above 0, or switched off"},
            {"dropout", 1.0, "\"Dropout\" must be at least 0 and below 1, but is 1."},
            {"validationPatches", 0, "\"Validation patches at most\" must be at least 1, or switched off, but is 0."},
            {"gpu", -1, "\"GPU number\" must be from 0 to 63, but is -1."},
            {"checkpointFolder", " ", "\"Checkpoint folder\" is switched on, but empty."},
            {"patchColumn", "No such column", "\"No such column\""}, {"maskColumn", "Stack", "\"Stack\""},
            {"patience", 3, "\"Stop early after epochs without improvement\" needs validation patches"}}) {
            try (NodeRunner node = learner()) {
                if (setting[0].equals("gpu")) {
                    node.set("device", DeviceKind.GPU);
                }
                node.inputSpec(0, TestPatches.spec()).set((String)setting[0], setting[1]);
                final InvalidSettingsException e = assertThrows(setting[0] + " " + setting[1],
                    InvalidSettingsException.class, node::configure);
                assertTrue(e.getMessage(), e.getMessage().contains((String)setting[2]));
            }
        }
    }
}
