package org.poreseg.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.files.FileNames;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.text.CsvCell;

/** The workflow Train and Evaluate, whatever stacks and rock types are called: nothing is lost at its end. */
public class NamesTest {

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    private Path m_workflow;

    private Path m_report;

    private Path m_checkpoints;

    @Before
    public void copyWorkflow() throws IOException {
        m_workflow = WorkflowRun.copy(m_temp.newFolder("Train and Evaluate").toPath());
        m_report = m_temp.getRoot().toPath().resolve("report");
        m_checkpoints = m_temp.getRoot().toPath().resolve("checkpoints");
    }

    private void run(final String train, final Path training, final Path evaluation) throws Exception {
        final BatchApplication.Result result = WorkflowRun.small(m_workflow).with("training_stacks", training)
            .with("evaluation_stacks", evaluation).with("report_folder", m_report)
            .option("-option=3,epochs,1,int").option("-option=3,train," + train + ",String")
            .option("-option=11,train," + train + ",String")
            .option("-option=3,checkpointFolder_is_present,true,boolean")
            .option("-option=3,checkpointFolder," + m_checkpoints + ",String")
            .option("-option=3,tensorBoardFolder_is_present,true,boolean")
            .option("-option=3,tensorBoardFolder," + m_checkpoints + ",String").run();
        assertEquals(result.output(), 0, result.exitCode());
    }

    /** A list of one slice of each stack, whose images are those of the sample. */
    private Path list(final String name, final List<StackDefinition> sample, final List<String> stacks,
        final List<String> rockTypes) throws IOException {
        final Path file = m_workflow.resolve("data").resolve(name);
        StackList.write(file, IntStream.range(0, stacks.size()).mapToObj(i -> {
            final StackDefinition one = sample.get(i % sample.size());
            return new StackDefinition(stacks.get(i), rockTypes.get(i), one.images(), one.masks(), one.folder(),
                one.poreValues(), one.slices(), one.region(), "");
        }).toList());
        return file;
    }

    private static List<StackDefinition> sample(final Path workflow, final String list) throws IOException {
        return StackList.read(workflow.resolve("data/" + list));
    }

    /** The names of all files and folders in a folder, at any depth. */
    private static TreeSet<String> names(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            final TreeSet<String> names = new TreeSet<>();
            files.filter(file -> !file.equals(folder)).forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    private void assertComplete(final int records) throws IOException {
        final List<CSVRecord> scores = CsvFile.read(m_report.resolve("scores.csv"));
        assertEquals(records, scores.size());
        scores.forEach(score -> assertFalse(score.toString(), score.get("IoU").isEmpty()));
        for (final String file : List.of("report.html", "thresholds.csv", "plateaus.csv", "summary.csv")) {
            assertTrue(file, Files.size(m_report.resolve(file)) > 0);
        }
        try (Stream<Path> masks = Files.list(m_report.resolve("masks"))) {
            assertEquals("masks and probabilities", 2L * records,
                masks.filter(file -> file.toString().endsWith(".tif")).count());
        }
    }

    private void assertNamesAreSafe() throws IOException {
        for (final Path folder : List.of(m_report, m_checkpoints)) {
            for (final String name : names(folder)) {
                assertTrue(name, name.getBytes(StandardCharsets.UTF_8).length <= 143);
                assertFalse(name, name.startsWith("."));
                assertEquals("nothing but safe characters and the mark", name.replace('~', '_'),
                    FileNames.safe(name.replace('~', '_'), 200));
            }
        }
    }

    /** Eight rock types are a model of 317 bytes, a stack has 301. */
    @Test
    public void longNames() throws Exception {
        final List<String> types =
            IntStream.range(0, 8).mapToObj(i -> i + " sandstone, well sorted and cemented").toList();
        final List<String> stacks = IntStream.range(0, 8).mapToObj(i -> "x".repeat(300) + i).toList();
        run("ONE_MODEL", list("long.csv", sample(m_workflow, "training.csv"), stacks, types),
            list("few.csv", sample(m_workflow, "evaluation.csv"), stacks.subList(0, 2), types.subList(0, 2)));
        assertComplete(2);
        assertNamesAreSafe();
        final List<CSVRecord> scores = CsvFile.read(m_report.resolve("scores.csv"));
        assertEquals(String.join(" + ", types), scores.get(0).get("model"));
        assertEquals(stacks.get(0), scores.get(0).get("stack"));
    }

    /** Names that are paths, devices, formulas, pages; that differ in case, in what is not seen, or not in a file. */
    @Test
    public void hostileNames() throws Exception {
        final List<String> stacks = List.of("../../x", "CON", "=1+1", "a/b", "a\\b", "soil", "Soil",
            "so\u202eil", "<img src=x onerror=alert(1)>");
        final List<String> types = List.of("../../x", "=HYPERLINK(\"x\")", "nul.txt");
        run("PER_ROCK_TYPE",
            list("hostile.csv", sample(m_workflow, "training.csv"), stacks,
                IntStream.range(0, stacks.size()).mapToObj(i -> types.get(i % types.size())).toList()),
            list("some.csv", sample(m_workflow, "evaluation.csv"), stacks.subList(0, 3), types));
        assertComplete(9);
        assertNamesAreSafe();
        assertFalse("outside of the folder", Files.exists(m_temp.getRoot().toPath().resolve("x")));
        final String scores = Files.readString(m_report.resolve("scores.csv"));
        for (final CSVRecord score : CsvFile.read(m_report.resolve("scores.csv"))) {
            for (final String column : List.of("model", "stack", "rock type")) {
                assertEquals("no formula: " + score.get(column), score.get(column),
                    CsvCell.guarded(CsvCell.plain(score.get(column))));
            }
        }
        assertTrue(scores, scores.contains("'=1+1"));
    }
}
