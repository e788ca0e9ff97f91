package org.poreseg.knime.phantom;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.image.Slice;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackList;
import org.poreseg.image.StackSource;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.SliceTable;
import org.poreseg.testing.NodeRunner;

/** The Porous Phantom as KNIME runs it. */
public class PorousPhantomNodeTest {

    private static final int SLICES = 3;

    /** The workflow's folder. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private static PorousPhantomNodeParameters small() {
        final PorousPhantomNodeParameters parameters = new PorousPhantomNodeParameters();
        parameters.m_width = 48;
        parameters.m_height = 40;
        for (final PhantomRow row : parameters.m_stacks) {
            row.m_slices = SLICES;
        }
        return parameters;
    }

    private NodeRunner node(final PorousPhantomNodeParameters parameters) {
        return NodeRunner.of(new PorousPhantomNodeFactory()).workflowFolder(m_folder.getRoot().toPath())
            .parameters(parameters);
    }

    private static List<DataRow> rows(final BufferedDataTable table) {
        final List<DataRow> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            while (iterator.hasNext()) {
                rows.add(iterator.next());
            }
        }
        return rows;
    }

    private int filesIn(final Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return (int)files.count();
        }
    }

    /** The default stacks, in a table and in files that hold the same. */
    @Test
    public void makesTableAndFiles() throws Exception {
        final PorousPhantomNodeParameters parameters = small();
        parameters.m_folder = Optional.of("made/here");
        try (NodeRunner node = node(parameters)) {
            assertEquals(SliceTable.SPEC, node.configure()[0]);
            node.execute();
            final List<DataRow> rows = rows(node.table(0));
            assertEquals(3 * SLICES, rows.size());
            final Path folder = m_folder.getRoot().toPath().resolve("made/here");
            assertEquals(7, filesIn(folder));
            final List<StackDefinition> stacks = StackList.read(folder.resolve("stacks.csv"));
            for (int stack = 0; stack < 3; stack++) {
                try (StackSource source = StackSource.open(stacks.get(stack))) {
                    for (int z = 0; z < SLICES; z++) {
                        final DataRow row = rows.get(stack * SLICES + z);
                        assertEquals(source.name() + "/" + z, row.getKey().getString());
                        final Slice image = ImageCells.slice(row.getCell(3), "row");
                        assertEquals(48, image.width());
                        assertEquals(40, image.height());
                        assertArrayEquals((byte[])source.readImage(z).pixels(), (byte[])image.pixels());
                        assertArrayEquals(source.readMask(z).words(), ImageCells.mask(row.getCell(4), "row").words());
                        final double low = ((DoubleValue)row.getCell(5)).getDoubleValue();
                        assertTrue(low < ((DoubleValue)row.getCell(6)).getDoubleValue());
                    }
                }
            }
        }
    }

    /** Two nodes can share a folder. */
    @Test
    public void theListGetsItsName() throws Exception {
        final PorousPhantomNodeParameters parameters = small();
        parameters.m_folder = Optional.of("made");
        parameters.m_listName = "training.csv";
        try (NodeRunner node = node(parameters)) {
            node.execute();
            assertEquals(3, StackList.read(m_folder.getRoot().toPath().resolve("made/training.csv")).size());
            node.set("listName", "../training.csv");
            final String message = assertThrows(InvalidSettingsException.class, node::configure).getMessage();
            assertTrue(message, message.contains("\"Name of the list\" must be the name of a file"));
        }
    }

    /** Without a folder nothing is written. */
    @Test
    public void writesNothingWithoutFolder() throws Exception {
        try (NodeRunner node = node(small())) {
            node.execute();
            assertEquals(0, filesIn(m_folder.getRoot().toPath()));
        }
    }

    /** A cancel leaves no half-written stack and no list. */
    @Test
    public void cancelLeavesOnlyWholeStacks() throws Exception {
        final PorousPhantomNodeParameters parameters = small();
        parameters.m_folder = Optional.of("made");
        try (NodeRunner node = node(parameters).cancelAt(0.5)) {
            assertThrows(CanceledExecutionException.class, node::execute);
        }
        final Path folder = m_folder.getRoot().toPath().resolve("made");
        assertEquals(2, filesIn(folder));
        assertTrue(Files.exists(folder.resolve("sandstone_1.tif")));
    }

    private void assertRefused(final PorousPhantomNodeParameters parameters, final String part) {
        try (NodeRunner node = node(parameters)) {
            final InvalidSettingsException e = assertThrows(InvalidSettingsException.class, node::configure);
            assertTrue(e.getMessage(), e.getMessage().contains(part));
        }
    }

    /** Absurd settings are refused before anything is made. */
    @Test
    public void refusesAbsurdSettings() {
        final PorousPhantomNodeParameters narrow = small();
        narrow.m_width = 3;
        assertRefused(narrow, "\"Width\" must be from 16 to 16384, but is 3.");
        final PorousPhantomNodeParameters noisy = small();
        noisy.m_noise = -1;
        assertRefused(noisy, "\"Noise\" must be from 0 to 5, but is -1.");
        final PorousPhantomNodeParameters porous = small();
        porous.m_stacks[1].m_porosity = Optional.of(0.99);
        assertRefused(porous, "Stack \"soil 1\": \"Porosity\" must be from 0.02 to 0.6, but is 0.99.");
        final PorousPhantomNodeParameters flat = small();
        flat.m_stacks[2].m_slices = 0;
        assertRefused(flat, "Stack \"carbonate 1\": \"Slices\" must be at least 1, but is 0.");
        final PorousPhantomNodeParameters alike = small();
        alike.m_stacks[1].m_name = "Sandstone?1";
        assertRefused(alike, "name of its own");
        final PorousPhantomNodeParameters nameless = small();
        nameless.m_stacks[0].m_name = " ";
        assertRefused(nameless, "no name");
        final PorousPhantomNodeParameters none = small();
        none.m_stacks = new PhantomRow[0];
        assertRefused(none, "no stacks");
    }

    /** A folder that cannot be one is named. */
    @Test
    public void namesUnwritableFolder() throws Exception {
        final PorousPhantomNodeParameters parameters = small();
        parameters.m_folder = Optional.of(m_folder.newFile("taken").toString());
        try (NodeRunner node = node(parameters)) {
            final InvalidSettingsException e = assertThrows(InvalidSettingsException.class, node::configure);
            assertTrue(e.getMessage(), e.getMessage().contains("taken"));
        }
    }
}
