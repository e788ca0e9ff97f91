package org.poreseg.workflows;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.image.TiffStackWriter;

/**
 * What the workflow Train and Evaluate makes of bad stacks, settings and folders: exit code 4 (3 if the workflow cannot
 * be loaded) and a message that names what is wrong, printed or in the log. The batch application runs whatever can
 * run, so what is known before must stop all nodes upstream of the Learner.
 */
public class BadInputTest {

    private static final int SIZE = 80;

    private static final int SLICES = 2;

    private static final String HEADER =
        "stack,rock type,images,masks,pore values,first slice,last slice,step,x,y,width,height";

    private static final String GOOD = "good,soil,good.tif,good_mask.tif,255";

    @Rule
    public final TemporaryFolder m_temp = new TemporaryFolder();

    private Path m_folder;

    private Path m_report;

    /** Where the learner keeps its state from the first epoch on, which tells whether it has run. */
    private Path m_checkpoints;

    private Path m_workflow;

    @Before
    public void writeGoodStack() throws IOException {
        m_folder = m_temp.newFolder("stacks").toPath();
        m_report = m_temp.getRoot().toPath().resolve("report");
        m_workflow = WorkflowRun.copy(m_temp.newFolder("workflow").toPath());
        images("good.tif", SIZE, PixelType.UINT8, SLICES);
        masks("good_mask.tif", SIZE, true, SLICES);
        m_checkpoints = m_temp.getRoot().toPath().resolve("checkpoints");
        change("U-Net Learner (#3)", "key=\"checkpointFolder\" type=\"xstring\" isnull=\"true\" value=\"\"",
            "key=\"checkpointFolder\" type=\"xstring\" value=\"" + m_checkpoints + "\"");
        change("U-Net Learner (#3)", "key=\"checkpointFolder_is_present\" type=\"xboolean\" value=\"false\"",
            "key=\"checkpointFolder_is_present\" type=\"xboolean\" value=\"true\"");
    }

    /** Dark where the mask is pore, with noise. */
    private void images(final String name, final int width, final PixelType type, final int slices)
        throws IOException {
        final Random random = new Random(1);
        try (TiffStackWriter writer = TiffStackWriter.create(m_folder.resolve(name), false)) {
            for (int z = 0; z < slices; z++) {
                final byte[] bytes = new byte[width * SIZE];
                final short[] shorts = new short[bytes.length];
                final float[] floats = new float[bytes.length];
                for (int i = 0; i < bytes.length; i++) {
                    final int grey = (isPore(i % width) ? 60 : 140) + random.nextInt(50);
                    bytes[i] = (byte)grey;
                    shorts[i] = (short)(grey * 100);
                    floats[i] = grey / 255f;
                }
                floats[3 * width + 2] = Float.NaN;
                writer.append(new Slice(width, SIZE, type,
                    type == PixelType.UINT8 ? bytes : type == PixelType.UINT16 ? shorts : floats));
            }
            writer.commit();
        }
    }

    private void masks(final String name, final int width, final boolean pores, final int slices)
        throws IOException {
        try (TiffStackWriter writer = TiffStackWriter.create(m_folder.resolve(name), false)) {
            for (int z = 0; z < slices; z++) {
                final Mask mask = new Mask(width, SIZE);
                for (int i = 0; i < width * SIZE; i++) {
                    if (pores && isPore(i % width)) {
                        mask.setPore(i);
                    }
                }
                writer.append(mask);
            }
            writer.commit();
        }
    }

    private static boolean isPore(final int column) {
        return column / 10 % 3 == 0;
    }

    private Path list(final String name, final String... lines) throws IOException {
        return Files.write(m_folder.resolve(name), List.of(String.join("\n", lines)));
    }

    private Path listed(final String stack) throws IOException {
        return list("bad.csv", HEADER, stack);
    }

    private WorkflowRun workflow() throws IOException {
        final Path good = list("good.csv", HEADER, GOOD);
        return WorkflowRun.small(m_workflow).with("training_stacks", good).with("evaluation_stacks", good)
            .with("report_folder", m_report).option("-option=3,epochs,1,int");
    }

    private static BatchApplication.Result assertEnds(final int exitCode, final WorkflowRun run,
        final String... parts) throws Exception {
        final BatchApplication.Result result = run.run();
        assertEquals(result.output(), exitCode, result.exitCode());
        final String told = result.output() + result.log();
        for (final String part : parts) {
            assertTrue("\"" + part + "\" expected in " + told, told.contains(part));
        }
        return result;
    }

    /** The run ends before the training: the learner has not even made its checkpoint folder, and no model is there. */
    private void assertFailsEarly(final WorkflowRun run, final String... parts) throws Exception {
        final BatchApplication.Result result = assertEnds(4, run, parts);
        assertFalse(result.log(), result.executed("U-Net Learner"));
        assertFalse("nothing is trained", Files.exists(m_checkpoints));
        assertFalse("nothing is written", Files.exists(m_report));
    }

    /** The run fails after the training: what does not need the node that failed has run. */
    private void assertFailsLate(final WorkflowRun run, final String... parts) throws Exception {
        final BatchApplication.Result result = assertEnds(4, run, parts);
        assertTrue(result.log(), result.executed("U-Net Learner"));
        assertTrue("the state of the training is kept", Files.exists(m_checkpoints));
        assertTrue("the model is kept", Files.exists(m_report.resolve("models.zip")));
        assertFalse("there are no scores", Files.exists(m_report.resolve("scores.csv")));
    }

    private void assertBadTraining(final String stack, final String... parts) throws Exception {
        assertFailsEarly(workflow().with("training_stacks", listed(stack)), parts);
    }

    private void assertBadEvaluation(final String stack, final String... parts) throws Exception {
        assertFailsEarly(workflow().with("evaluation_stacks", listed(stack)), parts);
    }

    @Test
    public void namesMistakesOfTheList() throws Exception {
        assertFailsEarly(workflow().with("training_stacks", m_folder.resolve("none.csv")), "none.csv");
        assertFailsEarly(workflow().with("evaluation_stacks", m_folder.resolve("none.csv")), "none.csv");
        assertFailsEarly(workflow().with("training_stacks", m_folder), m_folder.toString(), "folder");
        assertFailsEarly(workflow().with("training_stacks", list("bad.csv", "name,picture", "a,b")), "line 1",
            "\"name\"");
        assertFailsEarly(workflow().with("training_stacks", list("bad.csv", HEADER, GOOD, GOOD)), "line 3", "good");
        assertBadTraining("a,soil,good.tif,good_mask.tif,255,1,0", "line 2", "last slice");
        assertBadTraining("a,soil,good.tif,good_mask.tif,255,,,0", "line 2", "step");
        assertBadTraining("a,soil,good.tif,good_mask.tif,white", "line 2", "white");
        assertBadTraining("a,soil,good.tif,good_mask.tif,255,,,,-1", "line 2", "x -1");
        assertBadTraining("a,soil,good.tif", "line 2", "no masks");
        assertBadEvaluation("a,soil,good.tif", "line 2", "no masks");
    }

    @Test
    public void namesBadFiles() throws Exception {
        assertBadTraining("a,soil,none.tif,good_mask.tif", "none.tif", "line 2");
        assertBadTraining("a,soil,good.tif,none.tif", "none.tif", "line 2");
        Files.createDirectory(m_folder.resolve("empty"));
        assertBadTraining("a,soil,empty,good_mask.tif", "empty", "no images");
        final byte[] whole = Files.readAllBytes(m_folder.resolve("good.tif"));
        Files.write(m_folder.resolve("short.tif"), Arrays.copyOf(whole, whole.length * 2 / 3));
        assertBadTraining("a,soil,short.tif,good_mask.tif", "short.tif", "truncated", "line 2");
        assertBadEvaluation("a,soil,short.tif,good_mask.tif", "short.tif", "truncated");
    }

    @Test
    public void namesStacksThatDoNotFit() throws Exception {
        masks("narrow_mask.tif", SIZE / 2, true, SLICES);
        assertBadTraining("a,soil,good.tif,narrow_mask.tif", "narrow_mask.tif", "40 × 80", "80 × 80");
        masks("more_masks.tif", SIZE, true, SLICES + 1);
        assertBadTraining("a,soil,good.tif,more_masks.tif", "2 slices", "3 masks");
        Files.createDirectory(m_folder.resolve("slices"));
        images("slices/1.tif", SIZE, PixelType.UINT8, 1);
        images("slices/2.tif", SIZE / 2, PixelType.UINT8, 1);
        assertBadTraining("a,soil,slices,good_mask.tif", "2.tif", "40 × 80", "80 × 80");
        assertBadTraining("a,soil,good.tif,good_mask.tif,255,0,5", "0 to 5", "The stack has 2");
        assertBadTraining("a,soil,good.tif,good_mask.tif,255,,,,50,0,60,20", "width 60", "80 × 80");
    }

    @Test
    public void namesBadPixels() throws Exception {
        assertBadTraining("a,soil,good.tif,good_mask.tif,7", "pore value 7", "0, 255");
        images("holes.tif", SIZE, PixelType.FLOAT32, SLICES);
        final Path holes = list("holes.csv", HEADER, "a,soil,holes.tif,good_mask.tif");
        assertFailsEarly(workflow().with("training_stacks", holes).with("evaluation_stacks", holes), "holes.tif", "NaN",
            "x 2, y 3");
        masks("solid_mask.tif", SIZE, false, SLICES);
        assertBadTraining("a,soil,good.tif,solid_mask.tif", "no pore");
        assertBadEvaluation("a,soil,good.tif,solid_mask.tif", "no pore");
        images("deep.tif", SIZE, PixelType.UINT16, SLICES);
        assertFailsEarly(
            workflow().with("training_stacks", list("bad.csv", HEADER, GOOD, "a,soil,deep.tif,good_mask.tif")),
            "16-bit", "8-bit");
    }

    /** The model's bit depth is that of the training stacks: it need not be there for the others to be compared. */
    @Test
    public void stacksOfAnotherBitDepthAreNotSegmented() throws Exception {
        images("deep.tif", SIZE, PixelType.UINT16, SLICES);
        assertBadEvaluation("a,soil,deep.tif,good_mask.tif", "line 2", "16-bit", "8-bit");
    }

    /** Both lists and the folder: one run tells all. */
    @Test
    public void tellsAllMistakesAtOnce() throws Exception {
        final Path file = list("file", "an older result");
        assertFailsEarly(
            workflow().with("training_stacks", list("bad.csv", HEADER, "a,soil,good.tif", "b,soil,,good_mask.tif"))
                .with("evaluation_stacks", m_folder.resolve("none.csv")).with("report_folder", file),
            "4 mistakes", "line 2", "line 3", "none.csv", file + " is a file");
    }

    @Test
    public void smallSlicesAreOnlyWarnedOf() throws Exception {
        assertEnds(0, workflow().with("evaluation_stacks", listed("a,soil,good.tif,good_mask.tif,255,,,,5,6,50,40")),
            "padded by reflection", "a/0");
        assertTrue(Files.exists(m_report.resolve("scores.csv")));
    }

    @Test
    public void namesAFolderThatCannotBeWritten() throws Exception {
        final Path file = list("file", "an older result");
        assertFailsEarly(workflow().with("report_folder", file), "Output folder", file + " is a file");
        assertFailsEarly(workflow().with("report_folder", file.resolve("a/b")), "Output folder", file + " is a file");
        assertEquals(List.of("an older result"), Files.readAllLines(file));
        Files.createDirectories(m_report.resolve("models.zip"));
        assertEnds(4, workflow(), "models.zip is a folder");
        assertFalse("nothing is trained", Files.exists(m_checkpoints));
    }

    @Test
    public void namesACheckpointFolderThatCannotBeWritten() throws Exception {
        Files.writeString(m_checkpoints, "a file");
        final BatchApplication.Result result = assertEnds(4, workflow(), "Checkpoint folder", "is a file");
        assertFalse(result.log(), result.executed("U-Net Learner"));
        assertFalse("nothing is written", Files.exists(m_report));
    }

    @Test
    public void namesADiskThatIsTooSmall() throws Exception {
        change("Run Checker (#11)", "key=\"freeSpace\" type=\"xdouble\" value=\"0.0\"",
            "key=\"freeSpace\" type=\"xdouble\" value=\"1.0E9\"");
        change("Run Checker (#11)", "key=\"freeSpace_is_present\" type=\"xboolean\" value=\"false\"",
            "key=\"freeSpace_is_present\" type=\"xboolean\" value=\"true\"");
        assertFailsEarly(workflow(), " left, but this run needs up to 1000000000.0 GB");
    }

    /** What comes before the learner stops it; what comes after it does not, and all that can run runs. */
    @Test
    public void namesBadColumns() throws Exception {
        assertFailsEarly(workflow().option("-option=2,imageColumn,Picture,String"), "\"Picture\"");
        assertFailsLate(workflow().option("-option=7,probabilityColumn,Stack,String"), "\"Stack\"");
        assertFalse("no masks are there to be written", Files.exists(m_report.resolve("masks")));
    }

    @Test
    public void aWrongColumnInTheScorerStopsNothingElse() throws Exception {
        assertFailsLate(workflow().option("-option=8,probabilityColumn,Prediction,String"), "\"Prediction\"");
        assertTrue("the masks are written", Files.exists(m_report.resolve("masks")));
    }

    /** A workflow file with settings that cannot be, or a node that is not installed, does not load. */
    @Test
    public void namesBadSettings() throws Exception {
        assertDoesNotLoad("U-Net Learner (#3)", "key=\"depth\" type=\"xint\" value=\"",
            "key=\"depth\" type=\"xint\" value=\"-", "Depth");
        assertDoesNotLoad("Patch Tiler (#2)", "value=\"64\"", "value=\"1000000\"", "Patch size");
        assertDoesNotLoad("Mask Assembler (#7)", "value=\"0.5\"", "value=\"NaN\"", "Threshold");
        assertDoesNotLoad("U-Net Predictor (#6)", "UNetPredictorNodeFactory", "NoNodeFactory", "NoNodeFactory");
    }

    private void assertDoesNotLoad(final String node, final String from, final String to, final String part)
        throws Exception {
        final Path settings = m_workflow.resolve(node).resolve("settings.xml");
        final String good = Files.readString(settings);
        change(node, from, to);
        assertEnds(3, workflow(), part);
        Files.writeString(settings, good);
    }

    private void change(final String node, final String from, final String to) throws IOException {
        final Path settings = m_workflow.resolve(node).resolve("settings.xml");
        final String good = Files.readString(settings);
        assertTrue(from, good.contains(from));
        Files.writeString(settings, good.replace(from, to));
    }

    @Test
    public void namesBadArguments() throws Exception {
        assertEnds(2, workflow().option("-dance"), "-dance");
        assertEnds(2, WorkflowRun.small(m_folder.resolve("nowhere")), "nowhere");
    }

    @Test
    public void aVariableThatTheWorkflowDoesNotHaveIsOnlyWarnedOf() throws Exception {
        assertEnds(0, workflow().with("training_stack", "a typing error"), "training_stack");
    }
}
