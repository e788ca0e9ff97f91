package org.poreseg.knime.scorer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.scorer.SegmentationScorerNodeParameters.OverlaySlices;
import org.poreseg.knime.scorer.SegmentationScorerNodeParameters.PredictedPore;
import org.poreseg.metrics.ThresholdGrid;
import org.poreseg.testing.NodeRunner;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The node as a workflow runs it. */
public class SegmentationScorerNodeTest {

    private static final String CSV_HEADER = "model,stack,rock type,accuracy,precision,recall,logloss,PR-AUC,IoU,"
        + "porosity,reference porosity,Otsu IoU,best threshold IoU,";

    /** A place for reports. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static NodeRunner node() {
        return NodeRunner.of(new SegmentationScorerNodeFactory());
    }

    /** Two models, three stacks of two rock types, four slices; references that nobody asks for. */
    private static ScorerTables experiment(final NodeRunner node) throws Exception {
        final ScorerTables tables = new ScorerTables(node.context());
        final String[][] stacks = {{"c1", "carbonate"}, {"c2", "carbonate"}, {"s1", "soil"}};
        for (final String[] stack : stacks) {
            for (int slice = 0; slice < 5; slice++) {
                tables.reference(stack[0], 10 * slice, 0.3);
            }
        }
        for (int slice = 0; slice < 4; slice++) {
            for (final String[] stack : stacks) {
                tables.prediction("carbonate", stack[0], stack[1], 10 * slice, stack[1].equals("soil") ? 0.7 : 0.9);
                tables.prediction("carbonate + soil", stack[0], stack[1], 10 * slice, 0.85);
            }
        }
        return tables;
    }

    private static NodeRunner run(final NodeRunner node, final ScorerTables tables) throws Exception {
        node.input(0, tables.segmented()).input(1, tables.references());
        node.execute();
        return node;
    }

    private static String failure(final NodeRunner node, final ScorerTables tables) {
        return assertThrows(KNIMEException.class, () -> run(node, tables)).getMessage();
    }

    @Test
    public void scoresAreThoseOfAllPixels() throws Exception {
        try (NodeRunner node = node()) {
            final ScorerTables tables = experiment(node);
            run(node, tables);
            final List<Map<String, Object>> scores = ScorerTables.rows(node.table(0));
            assertEquals(6, scores.size());
            for (final Map<String, Object> row : scores) {
                final String key = row.get("Model") + "/" + row.get("Stack") + "/";
                long[] counts = new long[4];
                double logloss = 0;
                for (int slice = 0; slice < 40; slice += 10) {
                    final ProbabilityMap map = tables.m_probabilities.get(key + slice);
                    final Mask mask = tables.m_masks.get(row.get("Stack") + "/" + slice);
                    for (int i = 0; i < map.values().length; i++) {
                        counts[(map.values()[i] >= 0.5 ? 0 : 2) + (mask.isPore(i) ? 0 : 1)]++;
                        logloss -= Math.log(mask.isPore(i) ? map.values()[i] : 1 - (double)map.values()[i]);
                    }
                }
                final double all = 4 * ScorerTables.WIDTH * ScorerTables.HEIGHT;
                assertEquals((counts[0] + counts[3]) / all, row.get("Accuracy"));
                assertEquals((double)counts[0] / (counts[0] + counts[1]), row.get("Precision"));
                assertEquals((double)counts[0] / (counts[0] + counts[2]), row.get("Recall"));
                assertEquals((double)counts[0] / (counts[0] + counts[1] + counts[2]), row.get("IoU"));
                assertEquals((counts[0] + counts[1]) / all, row.get("Porosity"));
                assertEquals((counts[0] + counts[2]) / all, row.get("Reference porosity"));
                assertEquals(logloss / all, (Double)row.get("Logloss"), 1e-6);
                assertEquals(4.0, row.get("Slices"));
                assertTrue((Double)row.get("Best threshold IoU") >= (Double)row.get("Otsu IoU"));
            }
            assertEquals(6 * ThresholdGrid.thresholds().length, node.table(1).size());
            assertEquals(6, node.table(2).size());
            assertEquals(2 * 3 * 3, node.table(3).size());
            assertTrue(node.warnings().toString(), node.warnings().isEmpty());
        }
    }

    @Test
    public void rowOrderMakesNoDifference() throws Exception {
        try (NodeRunner one = node(); NodeRunner other = node()) {
            run(one, experiment(one));
            final ScorerTables shuffled = experiment(other);
            shuffled.shuffle();
            run(other, shuffled);
            for (int table = 0; table < 5; table += 4) {
                assertEquals(byNames(one, table).keySet(), byNames(other, table).keySet());
                byNames(one, table).forEach((names, row) -> row.forEach((column, value) -> {
                    final Object otherValue = byNames(other, table0(names, other)).get(names).get(column);
                    if (value instanceof Double number) {
                        assertEquals(names + column, number, (Double)otherValue, 1e-12);
                    } else {
                        assertEquals(names + column, value, otherValue);
                    }
                }));
            }
        }
    }

    private static int table0(final String names, final NodeRunner node) {
        return byNames(node, 0).containsKey(names) ? 0 : 4;
    }

    private static Map<String, Map<String, Object>> byNames(final NodeRunner node, final int table) {
        return ScorerTables.rows(node.table(table)).stream().collect(Collectors.toMap(
            row -> row.get("Model") + "|" + row.get("Stack") + "|" + row.get("Scope"), row -> row));
    }

    @Test
    public void summaryTellsOwnTypesFromOthers() throws Exception {
        try (NodeRunner node = node()) {
            run(node, experiment(node));
            final Map<String, Map<String, Object>> summary = byNames(node, 4);
            final Map<String, Map<String, Object>> scores = byNames(node, 0);
            assertEquals(2.0, summary.get("carbonate|null|own type").get("Stacks"));
            assertEquals(1.0, summary.get("carbonate|null|other types").get("Stacks"));
            assertEquals(3.0, summary.get("carbonate|null|all types").get("Stacks"));
            assertEquals(3.0, summary.get("carbonate + soil|null|own type").get("Stacks"));
            assertNull(summary.get("carbonate + soil|null|other types"));
            assertEquals(((Double)scores.get("carbonate|c1|null").get("IoU")
                + (Double)scores.get("carbonate|c2|null").get("IoU")) / 2,
                (Double)summary.get("carbonate|null|own type").get("IoU"), 1e-12);
            assertNull(summary.get("carbonate|null|all pixels").get("Otsu IoU"));
        }
    }

    /** No name is ever taken apart: rock types may hold what joins them in the names of models. */
    @Test
    public void rockTypesAreNotReadFromNames() throws Exception {
        try (NodeRunner node = node()) {
            final ScorerTables tables = new ScorerTables(node.context());
            for (final String stack : List.of("q", "c", "d")) {
                tables.reference(stack, 0, 0.3);
            }
            final List<String> both = List.of("quartz+clay", "soil, dry/grey");
            tables.prediction("quartz+clay + soil, dry/grey", both, "q", "Quartz+Clay ", 0, 0.9);
            tables.prediction("quartz+clay + soil, dry/grey", both, "c", "clay", 0, 0.8);
            tables.prediction("quartz+clay + soil, dry/grey", both, "d", "soil, dry/grey", 0, 0.8);
            tables.prediction("clay", List.of(), "c", "clay", 0, 0.8);
            run(node, tables);
            final Map<String, Map<String, Object>> summary = byNames(node, 4);
            assertEquals(2.0, summary.get("quartz+clay + soil, dry/grey|null|own type").get("Stacks"));
            assertEquals(1.0, summary.get("quartz+clay + soil, dry/grey|null|other types").get("Stacks"));
            assertNull(summary.get("clay|null|own type"));
        }
    }

    @Test
    public void rowsMustAgreeOnTheRockTypesOfAModel() throws Exception {
        try (NodeRunner node = node()) {
            final ScorerTables tables = experiment(node);
            tables.prediction("carbonate", List.of("soil"), "c1", "carbonate", 40, 1);
            final String message = failure(node, tables);
            assertTrue(message, message.contains("model \"carbonate\" was trained on the rock types [soil], but rows "
                + "before "
                + "it say [carbonate]"));
        }
    }

    @Test
    public void maskColumnCanBeScoredInstead() throws Exception {
        try (NodeRunner node = node(); NodeRunner quarter = node()) {
            run(node.set("predictedPore", PredictedPore.MASK_COLUMN), experiment(node));
            run(quarter.set("threshold", 0.25), experiment(quarter));
            assertEquals(byNames(quarter, 0), byNames(node, 0));
        }
    }

    @Test
    public void allMissingReferencesAreNamedAtOnce() throws Exception {
        try (NodeRunner node = node()) {
            final ScorerTables tables = experiment(node);
            tables.prediction("carbonate", "c1", "carbonate", 3, 1);
            tables.prediction("carbonate", "elsewhere", "soil", 0, 1);
            final String message = failure(node, tables);
            assertTrue(message, message.contains("stack \"c1\", slice 3"));
            assertTrue(message, message.contains("stack \"elsewhere\", slice 0"));
        }
    }

    @Test
    public void differentSizesAreNamed() throws Exception {
        try (NodeRunner node = node()) {
            final ScorerTables tables = new ScorerTables(node.context());
            tables.reference("a", 0, 0.3, 40, 30);
            tables.prediction("m", "a", null, 0, 1);
            final String message = failure(node, tables);
            assertTrue(message, message.contains("70 × 45") && message.contains("40 × 30"));
        }
    }

    @Test
    public void referencesOfOneClassAreRefused() throws Exception {
        for (final double share : new double[]{0, 2}) {
            try (NodeRunner node = node()) {
                final ScorerTables tables = new ScorerTables(node.context());
                tables.reference("flat", 0, share);
                tables.prediction("m", "flat", "soil", 0, 0.9);
                final String message = failure(node, tables);
                assertTrue(message, message.contains("\"flat\"") && message.contains("one class only"));
            }
        }
    }

    @Test
    public void slicesThatComeTwiceAreRefused() throws Exception {
        try (NodeRunner node = node(); NodeRunner other = node()) {
            final ScorerTables predictions = experiment(node);
            predictions.prediction("carbonate", "c1", "carbonate", 0, 1);
            assertTrue(failure(node, predictions).contains("twice"));
            final ScorerTables references = experiment(other);
            references.reference("c1", 0, 0.3);
            assertTrue(failure(other, references).contains("is stack \"c1\", slice 0, and so is another"));
        }
    }

    @Test
    public void nothingToScoreIsAWarning() throws Exception {
        try (NodeRunner node = node()) {
            run(node, new ScorerTables(node.context()));
            assertEquals(0, node.table(0).size());
            assertEquals(1, node.warnings().size());
        }
    }

    @Test
    public void badSettingsAndColumnsAreRefusedBeforeTheRun() throws Exception {
        try (NodeRunner node = node()) {
            final ScorerTables tables = experiment(node);
            node.input(0, tables.segmented()).input(1, tables.references());
            node.configure();
            assertThrows(InvalidSettingsException.class, () -> node.set("threshold", 1.5).configure());
            node.set("threshold", 0.5);
            assertThrows(InvalidSettingsException.class, () -> node.set("overlaysPerStack", 0).configure());
            node.set("overlaysPerStack", 3);
            final String message = assertThrows(InvalidSettingsException.class,
                () -> node.set("probabilityColumn", "Nowhere").configure()).getMessage();
            assertTrue(message, message.contains("Nowhere"));
        }
    }

    @Test
    public void reportIsComplete() throws Exception {
        final Path report = m_folder.getRoot().toPath().resolve("new").resolve("report");
        try (NodeRunner node = node()) {
            run(node.set("reportFolder", report.toString()), experiment(node));
            final List<String> scores = Files.readAllLines(report.resolve("scores.csv"));
            assertTrue(scores.get(0), scores.get(0).startsWith(CSV_HEADER));
            assertEquals(7, scores.size());
            assertEquals(1 + node.table(1).size(), Files.readAllLines(report.resolve("thresholds.csv")).size());
            assertEquals(7, Files.readAllLines(report.resolve("plateaus.csv")).size());
            assertEquals(1 + node.table(4).size(), Files.readAllLines(report.resolve("summary.csv")).size());
            assertTrue(Files.isRegularFile(report.resolve("overlays/carbonate + soil/s1/slice_0020.png")));
            final String page = Files.readString(report.resolve("report.html"));
            assertTrue(page.contains("\"carbonate + soil\"") && page.contains("data:image/png;base64,"));
            try (Stream<Path> left = Files.list(report)) {
                assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith(".")));
            }
        }
    }

    @Test
    public void failedRunsLeaveNothing() throws Exception {
        final Path report = m_folder.getRoot().toPath();
        try (NodeRunner node = node()) {
            final ScorerTables tables = experiment(node);
            tables.reference("flat", 0, 0);
            tables.prediction("carbonate", "flat", "soil", 0, 0.9);
            failure(node.set("reportFolder", report.toString()), tables);
            try (Stream<Path> left = Files.list(report)) {
                assertEquals(0, left.count());
            }
        }
    }

    @Test
    public void cancelLeavesNothing() throws Exception {
        final Path report = m_folder.getRoot().toPath();
        try (NodeRunner node = node()) {
            final ScorerTables tables = experiment(node);
            node.set("reportFolder", report.toString()).cancelAt(0.5);
            assertThrows(CanceledExecutionException.class, () -> run(node, tables));
            try (Stream<Path> left = Files.list(report)) {
                assertEquals(0, left.count());
            }
        }
    }

    @Test
    public void reportFolderThatIsAFileIsRefused() throws Exception {
        final Path file = m_folder.newFile("taken").toPath();
        for (final Path folder : List.of(file, file.resolve("below"))) {
            try (NodeRunner node = node()) {
                node.set("reportFolder", folder.toString());
                final String message = assertThrows(InvalidSettingsException.class,
                    () -> run(node, experiment(node))).getMessage();
                assertTrue(message, message.contains("Report folder"));
                assertTrue(message, message.contains("because " + file + " is a file"));
            }
        }
    }

    @Test
    public void viewGetsScoresAndImages() throws Exception {
        try (NodeRunner node = node()) {
            run(node.set("overlaySlices", OverlaySlices.ALL), experiment(node));
            final JsonObject page =
                JsonParser.parseString(node.view().initialData()).getAsJsonObject().getAsJsonObject("result");
            assertEquals(6, page.getAsJsonArray("scores").size());
            assertEquals(6, page.getAsJsonArray("sweeps").size());
            final JsonArray slices = page.getAsJsonObject("slices").getAsJsonArray("list");
            assertEquals(2 * 3 * 4, slices.size());
            final JsonObject slice = slices.get(0).getAsJsonObject();
            for (final String part : new String[]{"grey", "reference"}) {
                final String url = part(node, slice.get(part).getAsString()).getAsString();
                assertTrue(url, url.startsWith("data:image/png;base64,"));
            }
            final JsonObject segmentation = part(node, slice.get("segmentation").getAsString()).getAsJsonObject();
            assertTrue(segmentation.get("levels").getAsString().startsWith("data:image/png;base64,"));
            assertEquals(ScorerTables.WIDTH * ScorerTables.HEIGHT,
                sum(segmentation.getAsJsonArray("pore")) + sum(segmentation.getAsJsonArray("solid")));
            assertEquals("null", node.view().call("part", "no such part"));
            assertTrue(node.view().html().contains("<html"));
        }
    }

    /** @return a part of the page: JSON within the JSON that the view's call gives */
    private static JsonElement part(final NodeRunner node, final String id) throws Exception {
        return JsonParser.parseString(JsonParser.parseString(node.view().call("part", id)).getAsString());
    }

    private static long sum(final JsonArray numbers) {
        return numbers.asList().stream().mapToLong(JsonElement::getAsLong).sum();
    }

    @Test
    public void withoutOverlaysThereAreNone() throws Exception {
        try (NodeRunner node = node()) {
            run(node.set("overlaySlices", OverlaySlices.NONE), experiment(node));
            assertEquals(0, node.table(3).size());
            assertFalse(node.table(0).size() == 0);
        }
    }
}
