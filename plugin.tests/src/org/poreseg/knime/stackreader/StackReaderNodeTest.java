package org.poreseg.knime.stackreader;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.image.TiffStackWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.stackreader.StackReaderNodeParameters.Masks;
import org.poreseg.knime.stackreader.StackReaderNodeParameters.Source;
import org.poreseg.knime.tables.SliceTable;
import org.poreseg.testing.NodeRunner;

/** The Stack Reader as KNIME runs it. */
public class StackReaderNodeTest {

    private static final int SIZE = 20;

    private static final int SLICES = 4;

    /** The workflow's folder. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private Path path(final String name) {
        return m_folder.getRoot().toPath().resolve(name);
    }

    /** Pixel i of slice z is 7 i + z, modulo 256. */
    private static Slice slice(final int z) {
        final byte[] pixels = new byte[SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte)(7 * i + z);
        }
        return new Slice(SIZE, SIZE, PixelType.UINT8, pixels);
    }

    private static Mask mask(final int z) {
        final Mask mask = new Mask(SIZE, SIZE);
        for (int i = z; i < SIZE * SIZE; i += 3) {
            mask.setPore(i);
        }
        return mask;
    }

    private void writeStacks() throws IOException {
        try (TiffStackWriter images = TiffStackWriter.create(path("images.tif"), false);
                TiffStackWriter masks = TiffStackWriter.create(path("masks.tif"), true)) {
            for (int z = 0; z < SLICES; z++) {
                images.append(slice(z));
                masks.append(mask(z));
            }
            images.commit();
            masks.commit();
        }
    }

    private void list(final String... lines) throws IOException {
        Files.write(path("stacks.csv"), List.of(lines));
    }

    private NodeRunner node() {
        return NodeRunner.of(new StackReaderNodeFactory()).workflowFolder(m_folder.getRoot().toPath())
            .set("stackList", "stacks.csv");
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

    private static String text(final DataRow row, final int column) {
        return ((StringValue)row.getCell(column)).getStringValue();
    }

    private static double number(final DataRow row, final int column) {
        return ((DoubleValue)row.getCell(column)).getDoubleValue();
    }

    /** A list with a masked and an unmasked stack: every column of every row. */
    @Test
    public void readsStacksOfAList() throws Exception {
        writeStacks();
        list("stack,rock type,images,masks,pore values,first slice,step",
            "a,soil,images.tif,masks.tif,255,1,2", "b,,images.tif");
        try (NodeRunner node = node()) {
            assertEquals(SliceTable.SPEC, node.configure()[0]);
            node.execute();
            final List<DataRow> rows = rows(node.table(0));
            assertEquals(6, rows.size());
            final DataRow first = rows.get(0);
            assertEquals("a/1", first.getKey().getString());
            assertEquals("a", text(first, 0));
            assertEquals("soil", text(first, 1));
            assertEquals(1, ((IntValue)first.getCell(2)).getIntValue());
            assertArrayEquals((byte[])slice(1).pixels(), (byte[])ImageCells.slice(first.getCell(3), "a").pixels());
            assertArrayEquals(mask(1).words(), ImageCells.mask(first.getCell(4), "a").words());
            assertEquals("STACK_PERCENTILES", text(first, 7));
            assertTrue(number(first, 5) < number(first, 6));
            assertEquals(3, ((IntValue)rows.get(1).getCell(2)).getIntValue());
            final DataRow other = rows.get(2);
            assertEquals("b/0", other.getKey().getString());
            assertTrue(other.getCell(1).isMissing());
            assertTrue(other.getCell(4).isMissing());
            assertEquals(List.of(), node.warnings());
            assertFalse(node.messages().isEmpty());
        }
    }

    /** Stacks typed in the dialog, with a region and the range of the pixel type. */
    @Test
    public void readsStacksOfTheDialog() throws Exception {
        writeStacks();
        final StackReaderNodeParameters parameters = new StackReaderNodeParameters();
        parameters.m_source = Source.DIALOG;
        final StackRow row = new StackRow();
        row.m_name = "typed";
        row.m_images = "image?.tif";
        row.m_x = 3;
        row.m_y = 4;
        row.m_width = Optional.of(5);
        parameters.m_stacks = new StackRow[] {row};
        Files.move(path("images.tif"), path("imageX.tif"));
        try (TiffStackWriter single = TiffStackWriter.create(path("imageX.tif"), false)) {
            single.append(slice(0));
            single.commit();
        }
        try (NodeRunner node = NodeRunner.of(new StackReaderNodeFactory())
            .workflowFolder(m_folder.getRoot().toPath()).parameters(parameters).set("window/kind", "DATA_TYPE_RANGE")) {
            node.execute();
            final List<DataRow> rows = rows(node.table(0));
            assertEquals(1, rows.size());
            final Slice read = ImageCells.slice(rows.get(0).getCell(3), "typed");
            assertEquals(5, read.width());
            assertEquals(SIZE - 4, read.height());
            assertEquals(slice(0).value(4 * SIZE + 3), read.value(0), 0);
            assertEquals(0, number(rows.get(0), 5), 0);
            assertEquals(255, number(rows.get(0), 6), 0);
        }
    }

    private void assertConfigureFails(final NodeRunner node, final String part) {
        try (node) {
            final InvalidSettingsException e = assertThrows(InvalidSettingsException.class, node::configure);
            assertTrue(e.getMessage(), e.getMessage().contains(part));
        }
    }

    /** What is wrong with the settings or the list shows before the node runs. */
    @Test
    public void configureNamesMistakes() throws Exception {
        list("stack,images", "a,images.tif");
        assertConfigureFails(node().set("stackList", ""), "empty");
        assertConfigureFails(node().set("stackList", "none.csv"), "none.csv");
        assertConfigureFails(node().set("source", Source.DIALOG), "no stacks");
        assertConfigureFails(node().set("window/lowPercentile", 60.0).set("window/highPercentile", 40.0),
            "\"Low percentile\" must be below \"High percentile\", 40, but is 60.");
        list("stack,images", "a,images.tif", "a,images.tif");
        assertConfigureFails(node(), "line 3");
    }

    private void assertExecuteFails(final String part) throws Exception {
        try (NodeRunner node = node()) {
            final KNIMEException e = assertThrows(KNIMEException.class, node::execute);
            assertTrue(e.getMessage(), e.getMessage().contains(part));
        }
    }

    /** What is wrong with the files shows when it runs. */
    @Test
    public void executeNamesBadFiles() throws Exception {
        writeStacks();
        list("stack,images", "a,images.tif", "b,none.tif");
        assertExecuteFails("none.tif");
        list("stack,images,masks,pore values", "a,images.tif,masks.tif,128");
        assertExecuteFails("128");
        final byte[] whole = Files.readAllBytes(path("images.tif"));
        Files.write(path("images.tif"), Arrays.copyOf(whole, whole.length / 2));
        list("stack,images", "a,images.tif");
        assertExecuteFails("images.tif");
    }

    /** Where masks are needed, a stack without them shows before the node runs, one class only while it does. */
    @Test
    public void masksCanBeNeeded() throws Exception {
        writeStacks();
        list("stack,images,masks", "a,images.tif,masks.tif", "b,images.tif");
        assertConfigureFails(node().set("masks", Masks.NEEDED), "line 3) has no masks");
        list("stack,images,masks,pore values", "a,images.tif,masks.tif,255", "b,images.tif,masks.tif,0;255");
        try (NodeRunner node = node().set("masks", Masks.NEEDED)) {
            final KNIMEException e = assertThrows(KNIMEException.class, node::execute);
            assertTrue(e.getMessage(), e.getMessage().contains("nothing but pore in any of the " + SLICES + " slices"));
            assertTrue("a person can mend it", e.getCause() instanceof UserError);
        }
        try (NodeRunner node = node()) {
            node.execute();
            assertEquals(2 * SLICES, node.table(0).size());
        }
    }

    /** A cancel is answered as KNIME expects it. */
    @Test
    public void canBeCanceled() throws Exception {
        writeStacks();
        list("stack,images", "a,images.tif", "b,images.tif");
        try (NodeRunner node = node().cancelAt(0.5)) {
            assertThrows(CanceledExecutionException.class, node::execute);
        }
    }
}
