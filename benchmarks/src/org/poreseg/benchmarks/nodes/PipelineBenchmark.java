package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.poreseg.benchmarks.Machine;
import org.poreseg.benchmarks.nodes.BatchProcess.Setting;
import org.poreseg.benchmarks.sidebyside.RawRates;
import org.poreseg.unet.NetworkConfig;

/**
 * Seconds in each node for 1, 4 and 16 times the pixels, and how much of the engine's own speed is left through the
 * Learner and the Predictor. System properties {@code slices} (of the smallest stack), {@code base} and {@code epochs}.
 */
public final class PipelineBenchmark {

    private static final int SIDE = 512;

    private static final int PATCHES_PER_SLICE = 8 * 8;

    private static final int BATCH = 32;

    /** The measured nodes, in the order of the table's columns. */
    private enum Measured {
        READER(NodeIds.READER), TILER(NodeIds.TILER), PREDICTOR(NodeIds.PREDICTOR), ASSEMBLER(NodeIds.ASSEMBLER),
        SCORER(NodeIds.SCORER);

        private final int m_id;

        Measured(final int id) {
            m_id = id;
        }
    }

    private static final String HEAP = "2g";

    private final Path m_root = Path.of("..").toAbsolutePath().normalize();

    private final Path m_shipped = m_root.resolve("workflows/Train and Evaluate");

    private final int m_slices = Integer.getInteger("slices", 16);

    private final int m_base = Integer.getInteger("base", 32);

    private final Scratch m_scratch;

    private PipelineBenchmark(final Scratch scratch) {
        m_scratch = scratch;
    }

    public static void main(final String[] arguments) throws IOException {
        Machine.print();
        try (Scratch scratch = new Scratch()) {
            final PipelineBenchmark benchmark = new PipelineBenchmark(scratch);
            benchmark.segment();
            benchmark.learn();
        }
    }

    private void segment() throws IOException {
        final Path model = m_scratch.folder("model").resolve("model.zip");
        Models.write(new NetworkConfig(m_base, 4, false, 0), m_scratch.folder("training"), model, "benchmark");
        final List<BatchRun> runs = new ArrayList<>();
        System.out.printf("base %d, %d × %d pixels, 8 bit, minimal overlap, -Xmx%s; seconds in each node%n%n", m_base,
            SIDE, SIDE, HEAP);
        final double before = RawRates.predictionsPerSecond(m_base);
        System.out.printf("%7s %8s %8s %8s %10s %10s %8s %18s %12s %17s%n", "slices", "Mpixel", "Reader", "Tiler",
            "Predictor", "Assembler", "Scorer", "others/Predictor", "peak RSS MB", "heap after GC MB");
        for (final int factor : new int[]{1, 4, 16}) {
            runs.add(segment(factor * m_slices, model));
        }
        System.out.printf(Locale.ROOT, "%n16 times the pixels took%n");
        for (final Measured node : Measured.values()) {
            System.out.printf(Locale.ROOT, "  %.1f times as long in the %s%n",
                runs.get(2).of(node.m_id) / runs.get(0).of(node.m_id), node.name().toLowerCase(Locale.ROOT));
        }
        System.out.printf(Locale.ROOT, "  %.1f times as long in all of them%n%n",
            total(runs.get(2)) / total(runs.get(0)));
        // the difference leaves out what is done once: starting TensorFlow and loading the model
        final double batches = 15.0 * m_slices * PATCHES_PER_SLICE / BATCH;
        final double node =
            batches / (runs.get(2).of(NodeIds.PREDICTOR) - runs.get(0).of(NodeIds.PREDICTOR));
        final double after = RawRates.predictionsPerSecond(m_base);
        System.out.printf(Locale.ROOT,
            "Predictor node: %.2f batches a second; raw prediction: %.2f before, %.2f after%n", node, before, after);
        System.out.printf(Locale.ROOT, "predictor share %.2f%n%n", node / Math.max(before, after));
    }

    private BatchRun segment(final int slices, final Path model) throws IOException {
        final Path folder = m_scratch.folder("slices" + slices);
        final Path stacks = Stacks.write(folder, SIDE, slices);
        final BatchRun run = BatchRun.of(m_root,
            BenchmarkWorkflow.segmenting(m_shipped, stacks, model, folder.resolve("report"))
                .write(folder.resolve("workflow")),
            HEAP, List.of(new Setting(NodeIds.TILER, "overlap", "MINIMAL", "String")));
        System.out.printf(Locale.ROOT, "%7d %8.1f %8.1f %8.1f %10.1f %10.1f %8.1f %17.1f%% %12d %17d%n", slices,
            (double)SIDE * SIDE * slices / 1e6, run.of(NodeIds.READER), run.of(NodeIds.TILER),
            run.of(NodeIds.PREDICTOR), run.of(NodeIds.ASSEMBLER), run.of(NodeIds.SCORER),
            100 * (total(run) - run.of(NodeIds.PREDICTOR)) / run.of(NodeIds.PREDICTOR), run.residentMegabytes(),
            run.heapMegabytes());
        Scratch.delete(folder);
        return run;
    }

    private static double total(final BatchRun run) {
        double total = 0;
        for (final Measured node : Measured.values()) {
            total += run.of(node.m_id);
        }
        return total;
    }

    private void learn() throws IOException {
        final Path folder = m_scratch.folder("learn");
        final Path stacks = Stacks.write(folder, SIDE, m_slices);
        final Path workflow = BenchmarkWorkflow.learning(m_shipped, stacks).write(folder.resolve("workflow"));
        final int epochs = Integer.getInteger("epochs", 6);
        final double before = RawRates.stepsPerSecond(m_base);
        final double few = learn(workflow, 1);
        final double many = learn(workflow, epochs);
        final double after = RawRates.stepsPerSecond(m_base);
        // the difference leaves out what is done once: starting TensorFlow and packing the patches
        final double steps = (epochs - 1.0) * m_slices * PATCHES_PER_SLICE / BATCH;
        final double node = steps / (many - few);
        System.out.printf(Locale.ROOT,
            "Learner node: %.3f steps a second over %.0f steps; raw steps: %.3f before, %.3f after%n", node, steps,
            before, after);
        System.out.printf(Locale.ROOT, "learner share %.2f%n", node / Math.max(before, after));
    }

    private double learn(final Path workflow, final int epochs) throws IOException {
        return BatchRun.of(m_root, workflow, HEAP,
            // every patch once, and nothing but training steps
            List.of(new Setting(NodeIds.TRAINING_TILER, "overlap", "MINIMAL", "String"),
                new Setting(NodeIds.LEARNER, "holdOutEvery_is_present", false, "boolean"),
                new Setting(NodeIds.LEARNER, "patience_is_present", false, "boolean"),
                new Setting(NodeIds.LEARNER, "epochs", epochs, "int"),
                new Setting(NodeIds.LEARNER, "baseFilters", m_base, "int"),
                new Setting(NodeIds.LEARNER, "minibatchShare", 1.0, "double")))
            .of(NodeIds.LEARNER);
    }
}
