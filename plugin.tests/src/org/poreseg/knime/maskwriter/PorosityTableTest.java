package org.poreseg.knime.maskwriter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.node.KNIMEException;
import org.poreseg.image.Mask;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.maskwriter.MaskWriterNodeParameters.Content;
import org.poreseg.knime.maskwriter.MaskWriterNodeParameters.IfExists;
import org.poreseg.knime.tables.TableMaker;
import org.poreseg.testing.NodeRunner;

/** The table of porosities that the Mask Writer leaves beside the masks. */
public class PorosityTableTest {

    private static final int PIXELS = 40;

    @Rule
    public final TemporaryFolder m_temporary = new TemporaryFolder();

    private NodeRunner m_node;

    private ImageCellWriter m_images;

    private Path m_file;

    @Before
    public void openNode() {
        m_node = NodeRunner.of(new MaskWriterNodeFactory());
        m_images = new ImageCellWriter(m_node.context());
        m_file = m_temporary.getRoot().toPath().resolve("out/porosity.csv");
        m_node.set("folder", m_file.getParent().toString()).set("porosityTable", true);
    }

    @After
    public void closeNode() {
        m_node.close();
    }

    private DataCell mask(final int pores) throws Exception {
        final Mask mask = new Mask(PIXELS / 4, 4);
        for (int i = 0; i < pores; i++) {
            mask.setPore(i * 7 % PIXELS);
        }
        return m_images.mask(mask, "mask");
    }

    private NodeRunner withTwoModels() throws Exception {
        return m_node.input(0,
            new TableMaker("Model:s", "Stack:s", "Slice:i", "Mask:m").row("1", "net", "a, b", 12, mask(10))
                .row("2", "other", "a, b", 2, mask(40)).row("3", "net", "a, b", 2, mask(1))
                .row("4", "net", "c", 0, mask(0)).table(m_node.context()));
    }

    /** Slices of a stack come in order and stacks together, whatever the order of the rows. */
    @Test
    public void onePorosityASliceAndModel() throws Exception {
        withTwoModels().execute();
        assertEquals(List.of("model,stack,slice,porosity", "net,\"a, b\",2,0.025", "net,\"a, b\",12,0.25",
            "other,\"a, b\",2,1.0", "net,c,0,0.0"), Files.readAllLines(m_file));
    }

    @Test
    public void masksWithoutModels() throws Exception {
        m_node.input(0, new TableMaker("Stack:s", "Slice:i", "Mask:m").row("1", "a", 0, mask(20)).table(m_node.context()));
        m_node.execute();
        assertEquals(List.of("stack,slice,porosity", "a,0,0.5"), Files.readAllLines(m_file));
    }

    @Test
    public void anOlderTableIsOnlyReplacedOnRequest() throws Exception {
        Files.createDirectories(m_file.getParent());
        Files.writeString(m_file, "precious");
        withTwoModels();
        final String message = assertThrows(KNIMEException.class, m_node::execute).getMessage();
        assertTrue(message, message.contains(m_file.toString()));
        assertEquals("precious", Files.readString(m_file));
        m_node.set("ifExists", IfExists.OVERWRITE).execute();
        assertEquals(5, Files.readAllLines(m_file).size());
    }

    @Test
    public void notWithoutMasksAndNotUnasked() throws Exception {
        withTwoModels().set("porosityTable", false).execute();
        assertFalse(Files.exists(m_file));
        assertFalse(new MaskWriterNodeParameters().hasPorosityTable());
        final MaskWriterNodeParameters parameters = new MaskWriterNodeParameters();
        parameters.m_porosityTable = true;
        parameters.m_content = Content.PROBABILITIES;
        assertFalse(parameters.hasPorosityTable());
    }
}
