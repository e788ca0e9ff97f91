package org.poreseg.knime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultNodeFactory;
import org.poreseg.knime.assembler.MaskAssemblerNodeFactory;
import org.poreseg.knime.learner.UNetLearnerNodeFactory;
import org.poreseg.knime.maskwriter.MaskWriterNodeFactory;
import org.poreseg.knime.modelio.UNetModelReaderNodeFactory;
import org.poreseg.knime.modelio.UNetModelWriterNodeFactory;
import org.poreseg.knime.modelport.UNetModelsPortObject;
import org.poreseg.knime.patchtiler.PatchTilerNodeFactory;
import org.poreseg.knime.phantom.PorousPhantomNodeFactory;
import org.poreseg.knime.predictor.UNetPredictorNodeFactory;
import org.poreseg.knime.runcheck.RunCheckerNodeFactory;
import org.poreseg.knime.scorer.SegmentationScorerNodeFactory;
import org.poreseg.knime.stackreader.StackReaderNodeFactory;
import org.poreseg.knime.support.DeviceKind;
import org.poreseg.testing.NodeRunner;

/**
 * Every node is cancelled at random moments: afterwards nothing of it is left, no file that is not whole, no thread, no
 * open file; and it gives the same as ever when it is executed again. The system property {@code poreseg.cancels} says
 * how often for each node.
 */
public class RandomCancelsTest {

    private static final int CANCELS = Integer.getInteger("poreseg.cancels", 3);

    private static final String OWN_PROCESS = "-" + Long.toString(ProcessHandle.current().pid(), 36) + "-";

    /** Where the nodes write. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private final Random m_random = new Random(1);

    private final List<NodeRunner> m_open = new ArrayList<>();

    private Path m_root;

    private Path m_scratch;

    private int m_cancelled;

    @Before
    public void makeFolders() throws IOException {
        m_root = m_folder.getRoot().toPath();
        m_scratch = m_folder.newFolder("scratch").toPath();
    }

    @After
    public void close() {
        m_open.forEach(NodeRunner::close);
    }

    /** Makes a node as it is to be executed. */
    @FunctionalInterface
    private interface Setup {
        void on(NodeRunner node) throws Exception;
    }

    /** The main workflow, from node to node. */
    @Test
    public void nothingIsLeftOfAnyNode() throws Exception {
        final Path phantoms = m_root.resolve("phantoms");
        final Path list = phantoms.resolve("stacks.csv");
        attack(new PorousPhantomNodeFactory(),
            node -> node.set("width", 96).set("height", 96).set("folder", phantoms.toString()));
        attack(new RunCheckerNodeFactory(),
            node -> node.set("trainingStacks", list.toString()).set("outputFolder", m_root.resolve("out").toString()));
        final PortObject[] slices =
            attack(new StackReaderNodeFactory(), node -> node.set("stackList", list.toString()));
        final PortObject[] patches =
            attack(new PatchTilerNodeFactory(), node -> node.input(0, slices[0]).set("patchSize", 32));
        final PortObject[] models = attack(new UNetLearnerNodeFactory(),
            node -> node.input(0, patches[0]).set("baseFilters", 4).set("depth", 2).set("epochs", 3)
                .set("device", DeviceKind.CPU).set("scratchFolder", m_scratch.toString()).set("tensorBoardFolder",
                    m_root.resolve("curves").toString()).set("checkpointFolder", m_root.resolve("states").toString()));
        final Path file = m_root.resolve("models.zip");
        attack(new UNetModelWriterNodeFactory(),
            node -> node.input(0, models[0]).set("file", file.toString()).set("ifExists", "OVERWRITE"));
        attack(new UNetModelReaderNodeFactory(), node -> node.set("file", file.toString()));
        final PortObject[] predicted = attack(new UNetPredictorNodeFactory(),
            node -> node.input(0, models[0]).input(1, patches[0]).set("device", DeviceKind.CPU));
        final PortObject[] segmented =
            attack(new MaskAssemblerNodeFactory(), node -> node.input(0, predicted[0]));
        attack(new MaskWriterNodeFactory(), node -> node.input(0, segmented[0])
            .set("folder", m_root.resolve("masks").toString()).set("ifExists", "OVERWRITE").set("content", "BOTH"));
        attack(new SegmentationScorerNodeFactory(), node -> node.input(0, segmented[0]).input(1, slices[0])
            .set("reportFolder", m_root.resolve("report").toString()));
        // printed for the table of what was tried
        System.out.println("RandomCancelsTest: " + m_cancelled + " of " + 11 * CANCELS + " executions were cancelled");
    }

    /** @return what the node gives when it is not cancelled */
    private PortObject[] attack(final DefaultNodeFactory factory, final Setup setup) throws Exception {
        // once without a clock: classes and libraries are loaded, and pools of threads begun
        final String expected = text(run(factory, setup).execute());
        final long begin = System.nanoTime();
        run(factory, setup).execute();
        final long nanos = System.nanoTime() - begin;
        final Set<String> threads = threads();
        final Set<String> files = openFiles();
        final String name = factory.getClass().getSimpleName();
        for (int i = 0; i < CANCELS; i++) {
            cancel(run(factory, setup), (long)(nanos * m_random.nextDouble()));
            assertEquals(name, List.of(), left());
            assertEquals(name, Set.of(), without(threads(), threads));
            assertEquals(name, Set.of(), without(openFiles(), files));
        }
        final PortObject[] again = run(factory, setup).execute();
        assertEquals(name, expected, text(again));
        return again;
    }

    private NodeRunner run(final DefaultNodeFactory factory, final Setup setup) throws Exception {
        final NodeRunner node = NodeRunner.of(factory);
        m_open.add(node);
        setup.on(node);
        return node;
    }

    private void cancel(final NodeRunner node, final long after) throws Exception {
        final AtomicBoolean done = new AtomicBoolean();
        final Thread user = new Thread(() -> {
            final long moment = System.nanoTime() + after;
            while (System.nanoTime() < moment && !done.get()) {
                Thread.onSpinWait();
            }
            if (!done.get()) {
                node.cancel();
            }
        }, "user");
        user.start();
        try {
            assertNotNull(node.execute());
        } catch (final CanceledExecutionException e) {
            m_cancelled++;
        } finally {
            done.set(true);
            join(user);
            Thread.interrupted();
        }
    }

    /** A cancel that came too late for the node must not hit the test. */
    private static void join(final Thread user) {
        while (user.isAlive()) {
            try {
                user.join();
            } catch (final InterruptedException e) {
                // that was it
            }
        }
    }

    /** Files that are not whole, where nodes write and where they work. */
    private List<String> left() throws IOException {
        final List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(m_root)) {
            files.map(file -> m_root.relativize(file).toString())
                .filter(file -> file.contains("/.") || file.startsWith(".") || file.endsWith(".part")
                    || file.endsWith(".lock") || file.startsWith("scratch/"))
                .forEach(left::add);
        }
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            files.map(file -> file.getFileName().toString())
                .filter(file -> file.startsWith("poreseg") && file.contains(OWN_PROCESS)).forEach(left::add);
        }
        return left;
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> !name.equals("user"))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of this process, in the folder of the test or removed already; none where the system does not tell. */
    private Set<String> openFiles() throws IOException {
        final Path descriptors = Path.of("/proc/self/fd");
        final Set<String> open = new TreeSet<>();
        if (Files.isDirectory(descriptors)) {
            try (Stream<Path> files = Files.list(descriptors)) {
                for (final Path file : files.toList()) {
                    final String target = target(file);
                    if (target.startsWith(m_root.toString()) || target.contains("poreseg")) {
                        open.add(target);
                    }
                }
            }
        }
        return open;
    }

    private static String target(final Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (final IOException e) {
            // closed in the meantime, such as that of the list itself
            return "";
        }
    }

    private static Set<String> without(final Set<String> now, final Set<String> before) {
        now.removeAll(before);
        return now;
    }

    private static String text(final PortObject[] outputs) throws IOException {
        final StringBuilder text = new StringBuilder();
        for (final PortObject output : outputs) {
            if (output instanceof UNetModelsPortObject models) {
                text.append(Files.size(models.file())).append(models.open().models().get(0).checksum()).append('\n');
            } else if (output instanceof BufferedDataTable table) {
                append(table, text);
            }
        }
        // a runner has a folder of its own, and the disk is not the test's alone
        return text.toString().replaceAll("node\\d+", "node").replaceAll("[0-9.]+ [MG]B are free", "free");
    }

    /** All texts and numbers but seconds. */
    private static void append(final BufferedDataTable table, final StringBuilder text) {
        final int seconds = table.getDataTableSpec().findColumnIndex("Seconds");
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                for (int i = 0; i < row.getNumCells(); i++) {
                    final DataCell cell = row.getCell(i);
                    if (i != seconds && (cell instanceof StringValue || cell instanceof DoubleValue)) {
                        text.append(cell).append(',');
                    }
                }
                text.append('\n');
            }
        }
    }
}
