package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.poreseg.benchmarks.Machine;
import org.poreseg.benchmarks.nodes.BatchProcess.Setting;
import org.poreseg.unet.NetworkConfig;

/**
 * Peak memory, seconds and files against the number of slices: every 8-bit slice through Stack Reader, Patch Tiler, two
 * small networks, Mask Assembler and Segmentation Scorer, with a heap of 1 GB, and saved with all data at the end.
 * System properties {@code slices} (a list) and {@code side}.
 */
public final class MemoryBenchmark {

    private static final String HEAP = "1g";

    private final Path m_root = Path.of("..").toAbsolutePath().normalize();

    private final int m_side = Integer.getInteger("side", 1000);

    private final Scratch m_scratch;

    private MemoryBenchmark(final Scratch scratch) {
        m_scratch = scratch;
    }

    public static void main(final String[] arguments) throws IOException {
        final int[] depths = Arrays.stream(System.getProperty("slices", "500,2000").split(","))
            .mapToInt(Integer::parseInt).toArray();
        Machine.print();
        try (Scratch scratch = new Scratch()) {
            new MemoryBenchmark(scratch).run(depths);
        }
    }

    private void run(final int... depths) throws IOException {
        System.out.printf("%d × %d pixels, 8 bit, minimal overlap, two models, -Xmx%s; seconds in each node%n%n",
            m_side,
            m_side, HEAP);
        System.out.printf("%7s %9s %12s %17s %8s %8s %10s %10s %8s %14s %14s%n", "slices", "stack GB", "peak RSS MB",
            "heap after GC MB", "Reader", "Tiler", "Predictor", "Assembler", "Scorer", "save and close",
                "files a slice");
        final Path model = m_scratch.folder("model").resolve("small.zip");
        Models.write(new NetworkConfig(2, 2, false, 0), m_scratch.folder("training"), model, "one", "two");
        for (final int slices : depths) {
            run(slices, model);
        }
    }

    private void run(final int slices, final Path model) throws IOException {
        final Path folder = m_scratch.folder("slices" + slices);
        final Path stacks = Stacks.write(folder, m_side, slices);
        final Path workflow = BenchmarkWorkflow.segmenting(m_root.resolve("workflows/Train and Evaluate"), stacks,
            model, folder.resolve("report")).write(folder.resolve("workflow"));
        final Path saved = folder.resolve("saved");
        final BatchRun run = BatchRun.saving(m_root, workflow, saved, HEAP,
            List.of(new Setting(NodeIds.TILER, "overlap", "MINIMAL", "String"),
                new Setting(NodeIds.ASSEMBLER, "images", "PROBABILITIES", "String")));
        System.out.printf(Locale.ROOT, "%7d %9.2f %12d %17d %8.1f %8.1f %10.1f %10.1f %8.1f %14.1f %14.2f%n", slices,
            (double)m_side * m_side * slices / 1e9, run.residentMegabytes(), run.heapMegabytes(),
            run.of(NodeIds.READER), run.of(NodeIds.TILER), run.of(NodeIds.PREDICTOR), run.of(NodeIds.ASSEMBLER),
            run.of(NodeIds.SCORER), run.closingSeconds(), files(saved) / (double)slices);
        Scratch.delete(folder);
    }

    private static long files(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
