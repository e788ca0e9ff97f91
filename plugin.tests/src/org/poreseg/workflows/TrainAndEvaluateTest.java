package org.poreseg.workflows;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.image.PoreValues;
import org.poreseg.image.RegionOfInterest;
import org.poreseg.image.SliceRange;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.image.StackSource;

/** The workflow Train and Evaluate on its sample stacks, and whether all workflows that ship can be loaded. */
public class TrainAndEvaluateTest {

    private static final List<String> COLUMNS = List.of("model", "stack", "rock type", "accuracy", "precision",
        "recall", "logloss", "PR-AUC", "IoU", "porosity", "reference porosity", "Otsu IoU", "best threshold IoU");

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    private static void assertSucceeds(final BatchApplication.Result result) {
        assertEquals(result.output(), 0, result.exitCode());
    }

    /** One run: the network beats any threshold; scores, masks, overlays and report are there, and complete. */
    @Test
    public void learnsAndWritesScoresMasksAndReport() throws Exception {
        final Path workflow = WorkflowRun.copy(m_temp.newFolder("Train and Evaluate").toPath());
        final Path report = m_temp.getRoot().toPath().resolve("new/report");
        assertSucceeds(WorkflowRun.learning(workflow).with("report_folder", report).run());

        final List<CSVRecord> scores = CsvFile.read(report.resolve("scores.csv"));
        final List<StackDefinition> stacks = StackList.read(workflow.resolve("data/evaluation.csv"));
        assertEquals("a record for each stack", stacks.size(), scores.size());
        for (int i = 0; i < stacks.size(); i++) {
            final CSVRecord record = scores.get(i);
            assertTrue(record.toString(), record.toMap().keySet().containsAll(COLUMNS));
            assertEquals(stacks.get(i).name(), record.get("stack"));
            assertEquals(stacks.get(i).rockType(), record.get("rock type"));
            assertBeatsThresholds(record);
            assertMasksMatch(stacks.get(i), report.resolve("masks"));
        }
        assertTrue(Files.readString(report.resolve("report.html")).startsWith("<!DOCTYPE html>"));
        try (Stream<Path> files = Files.walk(report.resolve("overlays"))) {
            assertEquals("three for each stack", 3L * stacks.size(),
                files.filter(file -> file.toString().endsWith(".png")).count());
        }
        try (Stream<Path> files = Files.list(report)) {
            assertFalse("nothing unfinished is left",
                files.anyMatch(file -> file.getFileName().toString().startsWith(".")));
        }
    }

    /** The best threshold is chosen by the reference itself, so that no method of one threshold does better. */
    private static void assertBeatsThresholds(final CSVRecord record) {
        final double iou = Double.parseDouble(record.get("IoU"));
        final double threshold = Double.parseDouble(record.get("best threshold IoU"));
        assertTrue("IoU " + iou + " of " + record.get("stack") + ", of the best threshold " + threshold,
            iou > threshold && threshold > 0 && iou <= 1);
    }

    private static void assertMasksMatch(final StackDefinition stack, final Path folder) throws Exception {
        final Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(f -> f.getFileName().toString().endsWith("_" + stack.name() + "_mask.tif")).findFirst()
                .orElseThrow();
        }
        final StackDefinition written = new StackDefinition(stack.name(), "", file.toString(), "", folder,
            PoreValues.NON_ZERO, SliceRange.ALL, RegionOfInterest.ALL, "written");
        try (StackSource images = StackSource.open(stack); StackSource masks = StackSource.open(written)) {
            assertArrayEquals(new int[] {images.sliceCount(), images.width(), images.height()},
                new int[] {masks.sliceCount(), masks.width(), masks.height()});
        }
    }

    /** The same seed gives the same scores, to the last digit. */
    @Test
    public void theSameSeedGivesTheSameScores() throws Exception {
        final Path workflow = WorkflowRun.copy(m_temp.newFolder("Train and Evaluate").toPath());
        final Path list = workflow.resolve("data/evaluation.csv");
        final String scores = scores(workflow, list, "one", 1);
        assertEquals(scores, scores(workflow, list, "same", 1));
        assertFalse("another seed, other scores", scores.equals(scores(workflow, list, "other", 2)));
    }

    private String scores(final Path workflow, final Path list, final String name, final int seed) throws Exception {
        final Path report = m_temp.getRoot().toPath().resolve(name);
        assertSucceeds(WorkflowRun.small(workflow).with("training_stacks", list).with("evaluation_stacks", list)
            .with("report_folder", report).option("-option=3,seed," + seed + ",int").option("-option=3,epochs,1,int").run());
        return Files.readString(report.resolve("scores.csv"));
    }

    /** Every folder under workflows/ is a workflow or a folder of workflows, and loads without a complaint. */
    @Test
    public void allWorkflowsLoad() throws Exception {
        final List<Path> workflows;
        try (Stream<Path> files = Files.walk(WorkflowRun.WORKFLOWS)) {
            workflows = files.filter(file -> file.endsWith("workflow.knime")).map(Path::getParent)
                // metanodes and components are parts of the workflow around them
                .filter(folder -> !Files.exists(folder.getParent().resolve("workflow.knime")))
                .filter(folder -> !Files.exists(folder.resolve("template.knime"))).toList();
        }
        assertFalse(workflows.isEmpty());
        for (final Path workflow : workflows) {
            assertSucceeds(BatchApplication.run("-reset", "-nosave", "-noexecute", "-failonloaderror",
                "-workflowDir=" + workflow));
        }
    }
}
