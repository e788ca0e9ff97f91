package org.poreseg.knime.runcheck;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataRow;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.image.TiffStackWriter;
import org.poreseg.knime.modelport.TrainMode;
import org.poreseg.knime.runcheck.OutputRow.Kind;
import org.poreseg.knime.runcheck.RunCheckerNodeParameters.Masks;
import org.poreseg.testing.NodeRunner;

/** The Run Checker as KNIME runs it. */
public class RunCheckerNodeTest {

    private static final int SIZE = 20;

    private static final int SLICES = 4;

    private static final String HEADER = "stack,rock type,images,masks,first slice,last slice";

    private static final String GOOD = "good,soil,images.tif,masks.tif";

    /** The workflow's folder. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private final RunCheckerNodeParameters m_parameters = new RunCheckerNodeParameters();

    @Before
    public void writeStack() throws IOException {
        images("images.tif", SIZE, PixelType.UINT8);
        try (TiffStackWriter masks = TiffStackWriter.create(path("masks.tif"), true)) {
            for (int z = 0; z < SLICES; z++) {
                masks.append(new Mask(SIZE, SIZE));
            }
            masks.commit();
        }
        list("training.csv", GOOD);
        list("evaluation.csv", GOOD);
        m_parameters.m_trainingStacks = Optional.of("training.csv");
        m_parameters.m_evaluationStacks = Optional.of("evaluation.csv");
        m_parameters.m_outputFolder = Optional.of("report");
        m_parameters.m_outputs =
            new OutputRow[]{new OutputRow("masks", Kind.FOLDER), new OutputRow("models.zip", Kind.NEW_FILE)};
        m_parameters.m_patchSize = 16;
    }

    private Path path(final String name) {
        return m_folder.getRoot().toPath().resolve(name);
    }

    private void images(final String name, final int size, final PixelType type) throws IOException {
        try (TiffStackWriter images = TiffStackWriter.create(path(name), false)) {
            for (int z = 0; z < SLICES; z++) {
                images.append(new Slice(size, size, type,
                    type == PixelType.UINT8 ? new byte[size * size] : new short[size * size]));
            }
            images.commit();
        }
    }

    private void list(final String name, final String... lines) throws IOException {
        Files.writeString(path(name), HEADER + "\n" + String.join("\n", lines));
    }

    private NodeRunner node() {
        return NodeRunner.of(new RunCheckerNodeFactory()).workflowFolder(m_folder.getRoot().toPath())
            .parameters(m_parameters);
    }

    private static List<DataRow> rows(final BufferedDataTable table) {
        final List<DataRow> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            iterator.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static String text(final DataRow row, final int column) {
        return ((StringValue)row.getCell(column)).getStringValue();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(m_folder.getRoot().toPath())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertParts(final String message, final String... parts) {
        for (final String part : parts) {
            assertTrue("\"" + part + "\" expected in " + message, message.contains(part));
        }
    }

    private String configureFails(final String... parts) {
        try (NodeRunner node = node()) {
            final String message = assertThrows(InvalidSettingsException.class, node::configure).getMessage();
            assertParts(message, parts);
            return message;
        }
    }

    private String executeFails(final String... parts) throws Exception {
        try (NodeRunner node = node()) {
            node.configure();
            final String message = assertThrows(KNIMEException.class, node::execute).getMessage();
            assertParts(message, parts);
            return message;
        }
    }

    /** What is good is listed, with its size; nothing is left behind. */
    @Test
    public void listsWhatWasChecked() throws Exception {
        final List<String> before = names();
        try (NodeRunner node = node()) {
            assertEquals(ChecksTable.SPEC, node.configure()[0]);
            node.execute();
            final List<DataRow> rows = rows(node.table(0));
            assertEquals(List.of("Stack list", "Stack list", "Stack", "Stack", "Output folder", "Output folder",
                "Output file", "Disk"), rows.stream().limit(8).map(row -> text(row, 0)).toList());
            final DataRow stack = rows.get(2);
            assertEquals("good", text(stack, 1));
            assertEquals(path("images.tif").toString(), text(stack, 2));
            assertEquals(SLICES, ((IntValue)stack.getCell(5)).getIntValue());
            assertEquals(SIZE, ((IntValue)stack.getCell(6)).getIntValue());
            assertEquals(SIZE, ((IntValue)stack.getCell(7)).getIntValue());
            assertEquals("8-bit pixels and mask bits", SLICES * (400 + 50),
                ((LongValue)stack.getCell(8)).getLongValue());
            assertEquals(path("report/models.zip").toString(), text(rows.get(6), 2));
            assertEquals("can be made", text(rows.get(6), 3));
            assertTrue(rows.get(6).getCell(5).isMissing());
            assertFalse(node.messages().isEmpty());
        }
        assertEquals(before, names());
    }

    /** Every mistake that settings and lists have, one a line. */
    @Test
    public void configureTellsAllMistakesAtOnce() throws Exception {
        list("training.csv", "a,soil,images.tif,masks.tif,x", GOOD, GOOD, "b,soil,images.tif", "c,soil,,masks.tif");
        m_parameters.m_evaluationStacks = Optional.of("none.csv");
        Files.writeString(path("report"), "a file");
        Files.writeString(path("other"), "a file");
        m_parameters.m_checkpointFolder = Optional.of("other/checkpoints");
        final String message = configureFails("7 mistakes", "line 2: \"first slice\" is \"x\"",
            "line 4: a stack \"good\" was there before", "line 5: stack \"b\" has no masks",
            "line 6: \"images\" is empty", "none.csv", "\"Output folder\"", "report is a file", "\"Checkpoint folder\"", "other is a file");
        assertEquals(message, 8, message.split("\n").length);
    }

    @Test
    public void configureTellsWhatIsInTheWay() throws Exception {
        Files.createDirectories(path("report/models.zip"));
        configureFails("models.zip is a folder");
        Files.delete(path("report/models.zip"));
        Files.writeString(path("report/models.zip"), "an older model");
        configureFails("models.zip is already there");
        m_parameters.m_outputs[1].m_kind = Kind.FILE;
        try (NodeRunner node = node()) {
            node.execute();
            assertEquals("will be overwritten", text(rows(node.table(0)).get(6), 4));
        }
        assertEquals("an older model", Files.readString(path("report/models.zip")));
    }

    @Test
    public void configureTellsThatThereIsNothingToCheck() {
        final RunCheckerNodeParameters empty = new RunCheckerNodeParameters();
        try (NodeRunner node = NodeRunner.of(new RunCheckerNodeFactory()).parameters(empty)) {
            assertParts(assertThrows(InvalidSettingsException.class, node::configure).getMessage(), "There is nothing to check");
        }
        m_parameters.m_trainingStacks = Optional.of(" ");
        configureFails("\"Stacks to train on\" is switched on, but empty");
    }

    /** Every stack whose files are not as they should be, and those after it. */
    @Test
    public void executeTellsAllBadFilesAtOnce() throws Exception {
        images("deep.tif", SIZE, PixelType.UINT16);
        images("large.tif", 2 * SIZE, PixelType.UINT8);
        final byte[] whole = Files.readAllBytes(path("images.tif"));
        Files.write(path("short.tif"), Arrays.copyOf(whole, whole.length / 2));
        list("training.csv", GOOD, "a,soil,none.tif,masks.tif", "b,soil,short.tif,masks.tif",
            "c,soil,large.tif,masks.tif", "d,soil,images.tif,masks.tif,2,9");
        list("evaluation.csv", "e,soil,deep.tif,masks.tif");
        final String message = executeFails("5 mistakes", "line 3): there is no file", "line 4): ", "short.tif",
            "line 5): the mask", "20 × 20", "40 × 40", "line 6): Slices 2 to 9",
            "evaluation.csv, line 2: stack \"e\"", "16-bit", "8-bit");
        assertEquals(message, 6, message.split("\n").length);
    }

    /** Stacks that are only segmented need no masks. */
    @Test
    public void masksNeedNotBeThere() throws Exception {
        list("evaluation.csv", "a,,images.tif");
        configureFails("line 2: stack \"a\" has no masks");
        m_parameters.m_masks = Masks.WHERE_PRESENT;
        try (NodeRunner node = node()) {
            node.execute();
            assertEquals("unsigned 8-bit integer, without masks", text(rows(node.table(0)).get(3), 4));
        }
    }

    @Test
    public void trainingByRockTypeNeedsRockTypes() throws Exception {
        list("training.csv", GOOD, "a,,images.tif,masks.tif");
        try (NodeRunner node = node()) {
            node.configure();
        }
        m_parameters.m_train = TrainMode.PER_ROCK_TYPE;
        configureFails("line 3: stack \"a\" has no rock type");
        list("training.csv", Stream.iterate(0, i -> i < 9, i -> i + 1)
            .map(i -> "s" + i + ",type" + i + ",images.tif,masks.tif").toArray(String[]::new));
        m_parameters.m_train = TrainMode.EVERY_COMBINATION;
        configureFails("511 models");
    }

    @Test
    public void combinationsNeedSlicesToShare() throws Exception {
        final Object[] types = Stream.iterate(0, i -> i < 7, i -> i + 1)
            .map(i -> "s" + i + ",type" + i + ",images.tif,masks.tif").toArray();
        list("training.csv", Arrays.copyOf(types, types.length, String[].class));
        m_parameters.m_train = TrainMode.EVERY_COMBINATION;
        executeFails("which cannot be shared by 7 rock types");
    }

    @Test
    public void demandsFreeSpace() throws Exception {
        m_parameters.m_freeSpace = Optional.of(1e9);
        executeFails(" left, but this run", "needs up to 1000000000.0 GB", "report");
        m_parameters.m_freeSpace = Optional.of(0.0);
        try (NodeRunner node = node()) {
            node.execute();
        }
    }

    /** The rights of a folder do not tell everything: nobody can make files among the kernel's. */
    @Test
    public void triesWhetherFilesCanBeMade() throws Exception {
        Assume.assumeTrue(Files.isWritable(Path.of("/proc")));
        m_parameters.m_outputFolder = Optional.of("/proc");
        executeFails("\"Output folder\"", "no file can be made in /proc");
    }

    @Test
    public void canBeCanceled() throws Exception {
        try (NodeRunner node = node().cancelAt(0.3)) {
            assertThrows(CanceledExecutionException.class, node::execute);
        }
    }
}
