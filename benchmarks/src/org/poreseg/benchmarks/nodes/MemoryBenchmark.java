package org.poreseg.benchmarks.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.poreseg.benchmarks.Machine;
import org.poreseg.benchmarks.nodes.BatchProcess.Setting;
import org.poreseg.unet.NetworkConfig;

/**
 * Peak memory against the number of slices: 8-bit slices through Stack Reader and Patch Tiler (every 40th slice), a
 * small network, Mask Assembler and Segmentation Scorer, with a heap of 1 GB. System properties {@code slices} (a list)
 * and {@code side}.
 */
public final class MemoryBenchmark {

    private static final int EVERY = 40;

    private static final String HEAP = "1g";

    private MemoryBenchmark() {
    }

    public static void main(final String[] arguments) throws IOException {
        final int side = Integer.getInteger("side", 1000);
        final int[] depths = Arrays.stream(System.getProperty("slices", "250,500,1000,2000").split(","))
            .mapToInt(Integer::parseInt).toArray();
        final Path root = Path.of("..").toAbsolutePath().normalize();
        Machine.print();
        System.out.printf("%d × %d pixels, 8 bit, every %dth slice segmented, -Xmx%s%n%n", side, side, EVERY, HEAP);
        System.out.printf("%7s %9s %14s %16s %10s %10s %10s%n", "slices", "stack GB", "peak RSS MB", "heap after GC MB",
            "Reader s", "Tiler s", "Scorer s");
        try (Scratch scratch = new Scratch()) {
            final Path model = scratch.folder("model").resolve("small.zip");
            Models.write(new NetworkConfig(2, 2, false, 0), scratch.folder("training"), model);
            for (final int slices : depths) {
                final Path folder = scratch.folder("slices" + slices);
                final Path stacks = Stacks.write(folder, side, slices);
                final Path workflow = BenchmarkWorkflow.segmenting(root.resolve("workflows/Train and Evaluate"),
                    stacks, model, folder.resolve("report")).write(folder.resolve("workflow"));
                final BatchRun run = BatchRun.of(root, workflow, HEAP,
                    List.of(new Setting(NodeIds.TILER, "everyNthSlice", EVERY, "int")));
                System.out.printf(Locale.ROOT, "%7d %9.2f %14d %16d %10.1f %10.1f %10.1f%n", slices,
                    (double)side * side * slices / 1e9, run.residentMegabytes(), run.heapMegabytes(),
                    run.of(NodeIds.READER), run.of(NodeIds.TILER), run.of(NodeIds.SCORER));
                Scratch.delete(folder);
            }
        }
    }
}
