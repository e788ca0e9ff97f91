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

    /** What is no share of the work changes the message alone. */
    @Test
    public void progressIsAShare() {
        final DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();
        final ExecutionMonitor exec = new ExecutionMonitor(progress);
        exec.setProgress(0.5, "half");
        assertEquals(0.5, progress.getProgress(), 0);
        exec.setProgress(7, "more than all");
        exec.setProgress(Double.NaN, "still more");
        assertEquals(0.5, progress.getProgress(), 0);
        assertEquals("still more", progress.getMessage());
    }

    /** Who cancels, and who interrupts the thread, stops the work. */
    @Test
    public void cancellingStopsTheWork() throws Exception {
        final DefaultNodeProgressMonitor progress = new DefaultNodeProgressMonitor();
        final ExecutionMonitor exec = new ExecutionMonitor(progress);
        exec.checkCanceled();
        Thread.currentThread().interrupt();
        assertThrows(CanceledExecutionException.class, exec::checkCanceled);
        assertTrue(Thread.interrupted());
        progress.setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, exec::checkCanceled);
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
