package org.poreseg.standin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.util.FileUtil;
import org.poreseg.standin.core.Contexts;
import org.poreseg.standin.core.NodeStorage;
import org.poreseg.standin.core.WorkflowContext;
import org.poreseg.standin.core.filestore.FileStoreAccess;
import org.poreseg.standin.core.filestore.FileStores;

/** Progress, cancelling, file stores, and addresses of files. */
public final class ProgressAndUrlsTest {

    /** A folder with blanks and signs that addresses encode. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    /** Parts add up, and are told to whoever listens. */
    @Test
    public void partsOfProgressAddUp() {
        final List<String> told = new ArrayList<>();
        final ExecutionMonitor exec = new ExecutionMonitor(new DefaultNodeProgressMonitor(
            e -> told.add(e.getNodeProgress().getProgress() + " " + e.getNodeProgress().getMessage())));
        final ExecutionMonitor first = exec.createSubProgress(0.25);
        first.setProgress(0.5, "half of the first");
        first.setProgress(1);
        final ExecutionMonitor second = exec.createSilentSubProgress(0.5);
        second.setProgress(0.5, "not shown");
        second.setProgress(7); // not a share
        assertEquals(List.of("0.125 half of the first", "0.25 half of the first", "0.5 half of the first"), told);
        assertThrows(IllegalArgumentException.class, () -> exec.createSubProgress(1.5));
    }

    /** Who cancels stops the parts as well. */
    @Test
    public void cancellingStopsTheParts() throws Exception {
        final ExecutionMonitor exec = new ExecutionMonitor();
        final ExecutionMonitor part = exec.createSubProgress(0.5).createSubProgress(0.5);
        part.checkCanceled();
        exec.getProgressMonitor().setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, part::checkCanceled);
        exec.createNonCancelableSubProgress().checkCanceled();
    }

    /** Names of file stores are unique, a thousand lie in a folder, and their keys find them again. */
    @Test
    public void fileStoresAreFoundByTheirKeys() throws IOException {
        try (NodeStorage storage = new NodeStorage(m_folder.getRoot().toPath().resolve("node"))) {
            final ExecutionContext exec = Contexts.executionContext(new DefaultNodeProgressMonitor(), storage);
            FileStore last = null;
            for (int i = 0; i <= 1000; i++) {
                last = exec.createFileStore("store_" + i);
            }
            assertTrue(last.getFile().toPath().endsWith(Paths.get("filestore", "000", "001", "store_1000")));
            assertTrue(last.getFile().getParentFile().isDirectory());
            assertThrows(FileAlreadyExistsException.class, () -> exec.createFileStore("store_7"));
            final FileStoreKey key = FileStoreAccess.get().key(last);
            assertEquals(last.getFile(), FileStores.find(FileStoreKey.load(key.saveToString())).getFile());
            Files.writeString(last.getFile().toPath(), "x");
        }
        assertTrue(Files.notExists(m_folder.getRoot().toPath().resolve("node")));
    }

    private static Path resolve(final String location) throws Exception {
        return FileUtil.resolveToPath(FileUtil.toURL(location));
    }

    /** Paths and addresses that batch mode knows are resolved. */
    @Test
    public void addressesOfTheWorkflowAreResolved() throws Exception {
        final Path workflow = m_folder.newFolder("my workflow", "a+b 50%").toPath();
        NodeContext.pushContext((Object)new WorkflowContext("Node 1", workflow, m_folder.getRoot().toPath()));
        try {
            assertEquals(workflow.resolve("data/list 1.csv"), resolve("knime://knime.workflow/data/list 1.csv"));
            assertEquals(workflow.resolve("data/list 1.csv"), resolve("knime://knime.workflow/data/list%201.csv"));
            assertEquals(workflow, resolve("knime://knime.workflow/"));
            assertEquals(workflow, resolve(workflow.toString()));
            assertEquals(workflow, resolve(workflow.toUri().toString()));
            assertEquals(Paths.get("x y.csv").toAbsolutePath(), resolve("x y.csv"));
            assertNull(resolve("https://example.org/list.csv"));
            assertThrows(IOException.class, () -> resolve("knime://knime.workflow/../other/data.csv"));
            assertThrows(IOException.class, () -> resolve("knime://knime.space/data.csv"));
            assertThrows(IOException.class, () -> resolve("knime://knime.mountpoint/data.csv"));
            assertTrue(FileUtil.createTempDir("test").toPath().startsWith(m_folder.getRoot().toPath()));
        } finally {
            NodeContext.removeLastContext();
        }
        assertThrows(IOException.class, () -> resolve("knime://knime.workflow/data.csv"));
    }
}
