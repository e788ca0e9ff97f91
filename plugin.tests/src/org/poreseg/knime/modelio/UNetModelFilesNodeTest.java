package org.poreseg.knime.modelio;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.poreseg.errors.UserError;
import org.poreseg.knime.modelport.TestModels;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.modelport.UNetModelsPortObjectSpec;
import org.poreseg.testing.NodeRunner;

/** Models to a plain file and back, and files that are no model files. */
public class UNetModelFilesNodeTest {

    private static TestModels s_models;

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @BeforeClass
    public static void train() throws Exception {
        s_models = new TestModels("a");
    }

    @AfterClass
    public static void close() throws Exception {
        s_models.close();
    }

    private Path file() {
        return m_folder.getRoot().toPath().resolve("models.zip");
    }

    private NodeRunner writer() throws Exception {
        return NodeRunner.of(new UNetModelWriterNodeFactory()).input(0, s_models.port()).set("file",
            file().toString());
    }

    private NodeRunner reader() throws Exception {
        return NodeRunner.of(new UNetModelReaderNodeFactory()).set("file", file().toString());
    }

    private String failureOfReader() throws Exception {
        try (NodeRunner node = reader()) {
            node.configure();
            assertEquals(1, node.warnings().size());
            return assertThrows(KNIMEException.class, node::execute).getMessage();
        }
    }

    @Test
    public void whatIsWrittenIsRead() throws Exception {
        try (NodeRunner node = writer()) {
            node.execute();
        }
        assertArrayEquals(Files.readAllBytes(s_models.port().file()), Files.readAllBytes(file()));
        try (NodeRunner node = reader()) {
            assertEquals(List.of("a"), ((UNetModelsPortObjectSpec)node.configure()[0]).names());
            final UNetModelsPortObject read = (UNetModelsPortObject)node.execute()[0];
            assertEquals(s_models.port().getSpec(), read.getSpec());
            assertArrayEquals(Files.readAllBytes(file()), Files.readAllBytes(read.file()));
        }
        try (Stream<Path> files = Files.list(m_folder.getRoot().toPath())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    public void aRelativePathIsInTheWorkflow() throws Exception {
        try (NodeRunner node = writer()) {
            node.workflowFolder(m_folder.getRoot().toPath()).set("file", "relative.zip");
            node.execute();
        }
        assertTrue(Files.exists(m_folder.getRoot().toPath().resolve("relative.zip")));
    }

    /** As a flow variable that several nodes share tells it. */
    @Test
    public void aFolderIsMadeAndTheFileGoesThere() throws Exception {
        final Path folder = m_folder.getRoot().toPath().resolve("made/on the way");
        try (NodeRunner node = writer()) {
            node.set("folder", folder.toString()).set("file", "trained.zip").execute();
            assertTrue(Files.exists(folder.resolve("trained.zip")));
            for (final String bad : List.of("", file().toString(), "knime://knime.workflow/trained.zip")) {
                node.set("file", bad);
                final String message =
                    assertThrows(InvalidSettingsException.class, node::configure).getMessage();
                assertTrue(message, message.contains("must be a path inside the folder " + folder));
            }
        }
    }

    @Test
    public void anExistingFileIsOnlyReplacedOnRequest() throws Exception {
        Files.writeString(file(), "precious");
        try (NodeRunner node = writer()) {
            final String message = assertThrows(InvalidSettingsException.class, node::execute).getMessage();
            assertTrue(message, message.contains(file().toString()));
        }
        assertEquals("precious", Files.readString(file()));
        try (NodeRunner node = writer()) {
            node.set("ifExists", UNetModelWriterNodeParameters.IfExists.OVERWRITE).execute();
        }
        assertArrayEquals(Files.readAllBytes(s_models.port().file()), Files.readAllBytes(file()));
    }

    @Test
    public void missingFoldersOfTheFileAreMade() throws Exception {
        try (NodeRunner node = writer()) {
            node.workflowFolder(m_folder.getRoot().toPath()).set("file", "models/today/run1.zip");
            node.configure();
            node.execute();
        }
        assertTrue(Files.exists(m_folder.getRoot().toPath().resolve("models/today/run1.zip")));
    }

    @Test
    public void aLinkToAFolderIsOne() throws Exception {
        final Path real = m_folder.newFolder("real").toPath();
        final Path link = Files.createSymbolicLink(m_folder.getRoot().toPath().resolve("link"), real);
        try (NodeRunner node = writer()) {
            node.set("file", link + "/models.zip").execute();
        }
        assertTrue(Files.exists(real.resolve("models.zip")));
    }

    @Test
    public void aFileInTheWayOfAFolderIsNamed() throws Exception {
        Files.writeString(file(), "a file");
        try (NodeRunner node = writer()) {
            node.set("file", file() + "/models.zip");
            final String message = assertThrows(InvalidSettingsException.class, node::execute).getMessage();
            assertTrue(message, message.contains(file() + " is a file"));
        }
    }

    @Test
    public void noPathIsAnError() throws Exception {
        try (NodeRunner node = writer()) {
            node.set("file", "");
            assertThrows(InvalidSettingsException.class, node::configure);
        }
        try (NodeRunner node = reader()) {
            node.set("file", " ");
            assertThrows(InvalidSettingsException.class, node::configure);
        }
    }

    @Test
    public void aMissingFileIsNamed() throws Exception {
        final String message = failureOfReader();
        assertTrue(message, message.contains(file().toString()) && message.contains("does not exist"));
    }

    /** What a person can mend says what to do. */
    @Test
    public void aMissingFileCanBeMended() throws Exception {
        try (NodeRunner node = reader()) {
            final KNIMEException failure = assertThrows(KNIMEException.class, node::execute);
            assertTrue(failure.toString(), failure.getCause() instanceof UserError);
            assertTrue(failure.getMessage(), failure.getMessage().contains("U-Net Model Writer"));
        }
    }

    @Test
    public void anotherKindOfFileIsNamed() throws Exception {
        Files.write(file(), "no zip at all".getBytes(StandardCharsets.UTF_8));
        assertTrue(failureOfReader().contains(file().getFileName().toString()));
    }

    @Test
    public void aTruncatedFileIsNoModelFile() throws Exception {
        final byte[] whole = Files.readAllBytes(s_models.port().file());
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
        assertTrue(failureOfReader().contains("models.zip"));
    }

    @Test
    public void aDamagedModelIsFoundByItsChecksum() throws Exception {
        final byte[] damaged = Files.readAllBytes(s_models.port().file());
        // somewhere in the middle of the weights, far from the zip's own directories
        for (int i = damaged.length / 2; i < damaged.length / 2 + 64; i++) {
            damaged[i] ^= 0x55;
        }
        Files.write(file(), damaged);
        try (NodeRunner node = reader()) {
            final String message = assertThrows(KNIMEException.class, node::execute).getMessage();
            assertTrue(message, message.contains(file().toString()));
        }
    }
}
