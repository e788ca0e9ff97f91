package org.poreseg.knime.maskwriter;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ProbabilityPixels;
import org.poreseg.knime.maskwriter.MaskWriterNodeParameters.Content;
import org.poreseg.knime.maskwriter.MaskWriterNodeParameters.IfExists;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.testing.NodeRunner;

/** The Mask Writer as a workflow sees it; the files are read with the JDK's own TIFF reader. */
public class MaskWriterNodeTest {

    private static final String[] SLICES =
        {"Model:s", "Stack:s", "Rock type:s", "Slice:i", "Probability:m", "Mask:m"};

    private static final int WIDTH = 45;

    private static final int HEIGHT = 31;

    /** Where the files go. */
    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private NodeRunner m_node;

    private ImageCellWriter m_images;

    private Path m_folder;

    @Before
    public void openNode() {
        m_node = NodeRunner.of(new MaskWriterNodeFactory());
        m_images = new ImageCellWriter(m_node.context());
        m_folder = m_temporary.getRoot().toPath().resolve("made/on the way");
        m_node.set("folder", m_folder.toString());
    }

    @After
    public void closeNode() {
        m_node.close();
    }

    @Test
    public void filesGoToTheSubfolder() throws Exception {
        m_node.set("subfolder", "masks");
        write(new TableMaker(SLICES).row("r", "net", "a", "soil", 0, probability(0), mask(0)));
        assertTrue(Files.exists(m_folder.resolve("masks/net_a_mask.tif")));
        m_node.set("subfolder", m_folder.toString());
        assertThrows(InvalidSettingsException.class, m_node::configure);
    }

    @Test
    public void stacksAreWrittenInTheOrderOfTheirSlices() throws Exception {
        final TableMaker slices = new TableMaker(SLICES);
        for (final String stack : List.of("a", "b")) {
            for (final int slice : new int[]{4, 5, 7, 20}) {
                slices.row(stack + slice, "net", stack, "soil", slice, probability(slice), mask(slice));
            }
        }
        Collections.shuffle(slices.rows(), new Random(2));
        m_node.set("content", Content.BOTH);
        final BufferedDataTable files = write(slices);

        assertEquals(List.of("4", "4", "4", "4"), TableMaker.texts(files, "Slices"));
        assertEquals(List.of("mask", "probability", "mask", "probability"), TableMaker.texts(files, "Kind"));
        assertEquals(List.of("net_a_mask.tif", "net_a_probability.tif", "net_b_mask.tif", "net_b_probability.tif"),
            names());
        for (final String file : TableMaker.texts(files, "File")) {
            final List<Raster> pages = pages(Path.of(file));
            assertEquals(4, pages.size());
            for (int page = 0; page < 4; page++) {
                final Random random = new Random(new int[]{4, 5, 7, 20}[page]);
                for (int i = 0; i < WIDTH * HEIGHT; i++) {
                    final float value = random.nextFloat();
                    assertEquals(file.contains("mask") ? value >= 0.5f ? 255 : 0 : value,
                        pages.get(page).getSampleFloat(i % WIDTH, i / WIDTH, 0), 0);
                }
            }
        }
    }

    @Test
    public void slicesWithoutModelAreWrittenByStack() throws Exception {
        final BufferedDataTable files = write(new TableMaker("Stack:s", "Slice:i", "Mask:m").row("r", "a", 0, mask(1)));
        assertArrayEquals(new String[]{"Stack", "Kind", "File", "Slices"}, files.getDataTableSpec().getColumnNames());
        assertEquals(List.of("a_mask.tif"), names());
    }

    @Test
    public void namesAreMadeFitForFilesAndStayDifferent() throws Exception {
        write(new TableMaker(SLICES) //
            .row("r0", "../m", "a/b:c", "soil", 0, null, mask(1)) //
            .row("r1", "../m", "a?b*c", "soil", 0, null, mask(2)) //
            .row("r2", "../M", "A?b*c", "soil", 0, null, mask(2)) //
            .row("r3", " ", "Löss–1", "soil", 0, null, mask(2)));
        final List<String> names = names();
        assertEquals(names.toString(), 4, names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count());
        assertEquals("unnamed_Löss_1_mask.tif", names.get(3));
        for (final String name : names.subList(0, 3)) {
            assertTrue(name, name.matches("(?i)___m_a_b_c~[0-9a-f]{10}_mask.tif"));
        }
    }

    @Test
    public void existingFilesAreKeptOrReplacedAsSet() throws Exception {
        final TableMaker slices = new TableMaker(SLICES).row("r", "m", "a", "soil", 0, null, mask(1));
        Files.createDirectories(m_folder);
        Files.writeString(m_folder.resolve("m_a_mask.tif"), "old");
        final String message = assertThrows(KNIMEException.class, () -> write(slices)).getMessage();
        assertTrue(message, message.contains("m_a_mask.tif\" exists already"));
        assertEquals("old", Files.readString(m_folder.resolve("m_a_mask.tif")));
        m_node.set("ifExists", IfExists.OVERWRITE);
        write(slices);
        assertEquals(1, pages(m_folder.resolve("m_a_mask.tif")).size());
    }

    @Test
    public void failuresLeaveNoHalfWrittenFile() throws Exception {
        m_node.set("ifExists", IfExists.OVERWRITE);
        Files.createDirectories(m_folder);
        Files.writeString(m_folder.resolve("m_a_mask.tif"), "old");
        final DataCell small = m_images.mask(new Mask(3, 3), "m");
        assertThrows(KNIMEException.class,
            () -> write(new TableMaker(SLICES).row("r0", "m", "a", "soil", 0, null, mask(1)) //
                .row("r1", "m", "a", "soil", 1, null, small)));
        assertEquals(List.of("m_a_mask.tif"), names());
        assertEquals("old", Files.readString(m_folder.resolve("m_a_mask.tif")));
    }

    @Test
    public void cancelLeavesNoHalfWrittenFile() throws Exception {
        final TableMaker slices = new TableMaker(SLICES);
        for (int i = 0; i < 10; i++) {
            slices.row("r" + i, "m", "a", "soil", i, null, mask(i));
        }
        m_node.input(0, slices.table(m_node.context())).cancelAt(0.5);
        assertThrows(CanceledExecutionException.class, m_node::execute);
        assertEquals(List.of(), names());
    }

    @Test
    public void folderThatCannotBeMadeIsNamed() throws Exception {
        final Path file = m_temporary.newFile("file").toPath();
        for (final Path folder : List.of(file, file.resolve("below"))) {
            m_node.inputSpec(0, TableMaker.spec("Stack:s", "Slice:i", "Mask:m"));
            assertInvalid("because " + file + " is a file", () -> m_node.set("folder", folder.toString()));
        }
    }

    @Test
    public void relativeFolderLiesInTheWorkflow() throws Exception {
        final Path workflow = m_temporary.newFolder("workflow").toPath();
        m_node.workflowFolder(workflow).set("folder", "results/masks");
        write(new TableMaker(SLICES).row("r", "m", "a", "soil", 0, null, mask(1)));
        assertTrue(Files.exists(workflow.resolve("results/masks/m_a_mask.tif")));
        m_node.set("folder", "knime://knime.workflow/more");
        write(new TableMaker(SLICES).row("r", "m", "a", "soil", 0, null, mask(1)));
        assertTrue(Files.exists(workflow.resolve("more/m_a_mask.tif")));
        m_node.set("folder", workflow.resolve("url").toUri().toString());
        write(new TableMaker(SLICES).row("r", "m", "a", "soil", 0, null, mask(1)));
        assertTrue(Files.exists(workflow.resolve("url/m_a_mask.tif")));
    }

    @Test
    public void rowsThatCannotBeUsedAreNamedBeforeAnythingIsWritten() throws Exception {
        assertFailure("Row \"r1\" is model \"m\", stack \"a\", slice 3, and so is another: Row \"r0\"",
            new TableMaker(SLICES) //
            .row("r0", "m", "a", "soil", 3, null, mask(1)).row("r1", "m", "a", "soil", 3, null, mask(1)));
        assertFailure("Row \"r0\", column \"Mask\": the image is missing",
            new TableMaker(SLICES).row("r0", "m", "a", "soil", 3, null, null));
        assertFailure("Row \"r0\", column \"Model\"",
            new TableMaker(SLICES).row("r0", null, "a", "soil", 3, null, mask(1)));
        assertFalse(Files.exists(m_folder));
    }

    @Test
    public void settingsAndColumnsAreChecked() {
        m_node.inputSpec(0, TableMaker.spec("Stack:s", "Slice:i", "Mask:m"));
        assertInvalid("\"Output folder\" is empty", () -> m_node.set("folder", " "));
        m_node.set("folder", "x");
        assertInvalid("\"Subfolder\" must be a path inside the folder", () -> m_node.set("subfolder", "a/../../b"));
        assertInvalid("\"Subfolder\" must be a path inside the folder", () -> m_node.set("subfolder", "/b"));
        assertInvalid("\"Subfolder\" is switched on, but empty", () -> m_node.set("subfolder", " "));
        m_node.set("subfolder", Optional.empty());
        assertInvalid("\"Probability column\": the input table has no image column \"Probability\"",
            () -> m_node.set("content", Content.BOTH));
        m_node.set("content", Content.MASKS);
        assertInvalid("the column \"Msk\" is not in", () -> m_node.set("maskColumn", "Msk"));
    }

    private BufferedDataTable write(final TableMaker slices) throws Exception {
        m_node.input(0, slices.table(m_node.context())).execute();
        return m_node.table(0);
    }

    private void assertFailure(final String part, final TableMaker slices) {
        final String message = assertThrows(KNIMEException.class, () -> write(slices)).getMessage();
        assertTrue(message, message.contains(part));
    }

    private void assertInvalid(final String part, final Runnable change) {
        change.run();
        final String message = assertThrows(InvalidSettingsException.class, m_node::configure).getMessage();
        assertTrue(message, message.contains(part));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(m_folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Raster> pages(final Path file) throws IOException {
        final List<Raster> pages = new ArrayList<>();
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            final ImageReader reader = jdkReader(stream);
            reader.setInput(stream);
            for (int page = 0; page < reader.getNumImages(true); page++) {
                pages.add(reader.read(page).getRaster());
            }
            reader.dispose();
        }
        return pages;
    }

    private static ImageReader jdkReader(final ImageInputStream stream) {
        final List<ImageReader> readers = new ArrayList<>();
        ImageIO.getImageReaders(stream).forEachRemaining(readers::add);
        return readers.stream().filter(reader -> reader.getClass().getName().startsWith("com.sun.")).findFirst()
            .orElseThrow();
    }

    /** Random probabilities, the same for the same seed. */
    private static float[] values(final int seed) {
        final Random random = new Random(seed);
        final float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private DataCell probability(final int seed) throws IOException {
        return m_images.probabilities(new ProbabilityMap(WIDTH, HEIGHT, values(seed)), ProbabilityPixels.FLOAT32, "p");
    }

    private DataCell mask(final int seed) throws IOException {
        return m_images.mask(new ProbabilityMap(WIDTH, HEIGHT, values(seed)).threshold(0.5), "m");
    }
}
