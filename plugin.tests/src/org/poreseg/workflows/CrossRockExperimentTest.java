package org.poreseg.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The workflow Cross-Rock Experiment: its learner, scorer and writers are inside components, where no option of the
 * batch application reaches them and where they are configured late. The workflow's variables and its first node do it.
 */
public class CrossRockExperimentTest {

    private static final String HEADER = "stack,rock type,images,masks,pore values,first slice,last slice";

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    private Path m_workflow;

    private Path m_report;

    private Path m_checkpoints;

    @Before
    public void copyWorkflow() throws IOException {
        m_workflow = WorkflowRun.copy("Cross-Rock Experiment", m_temp.newFolder("workflow").toPath());
        m_report = m_temp.getRoot().toPath().resolve("report");
        m_checkpoints = m_temp.getRoot().toPath().resolve("checkpoints");
    }

    private Path list(final String name, final String... lines) throws IOException {
        return Files.writeString(m_workflow.resolve("data").resolve(name), HEADER + "\n" + String.join("\n", lines));
    }

    /** Two slices of a sample stack. */
    private static String stack(final String name, final String rockType) {
        return name + "," + rockType + "," + name + ".tif," + name + "_mask.tif,255,0,1";
    }

    private WorkflowRun run() throws IOException {
        final Path list = list("two.csv", stack("soil_a", "soil"), stack("carbonate_a", "carbonate"));
        return new WorkflowRun(m_workflow).with("training_stacks", list).with("evaluation_stacks", list)
            .with("report_folder", m_report).with("checkpoint_folder", m_checkpoints).with("train", "PER_ROCK_TYPE")
            .with("base_filters", 4).with("epochs", 1);
    }

    private static void assertEnds(final int exitCode, final WorkflowRun run, final String... parts)
        throws Exception {
        final BatchApplication.Result result = run.run();
        assertEquals(result.output() + result.log(), exitCode, result.exitCode());
        for (final String part : parts) {
            assertTrue("\"" + part + "\" expected in " + result.log(), result.log().contains(part));
        }
    }

    private void assertStopsBeforeTheTraining(final WorkflowRun run, final String... parts) throws Exception {
        assertEnds(4, run, parts);
        assertFalse("nothing is trained", Files.exists(m_checkpoints));
        assertFalse("nothing is written", Files.isDirectory(m_report));
    }

    @Test
    public void mistakesStopItBeforeTheTraining() throws Exception {
        assertStopsBeforeTheTraining(run().with("evaluation_stacks", list("bad.csv", "a,soil,none.tif,none.tif")),
            "none.tif", "line 2");
        assertStopsBeforeTheTraining(run().with("training_stacks", list("bad.csv", stack("soil_a", ""))), "rock type",
            "line 2");
        Files.writeString(m_report, "a file");
        assertStopsBeforeTheTraining(run(), m_report + " is a file");
    }

    /** The variables reach the learner in its component: two models, a state of each, and a seed that must agree. */
    @Test
    public void variablesReachTheLearner() throws Exception {
        assertEnds(0, run());
        assertEquals("two models on two stacks", 4, CsvFile.read(m_report.resolve("scores.csv")).size());
        final String scores = Files.readString(m_report.resolve("scores.csv"));
        assertTrue(Files.isDirectory(m_checkpoints));
        assertEnds(0, run().with("resume", "true"));
        assertEquals("resumed at the end: the same models", scores, Files.readString(m_report.resolve("scores.csv")));
        assertEnds(4, run().with("resume", "true").with("seed", 2), "\"Seed\" was ");
    }
}
