package org.poreseg.benchmarks.sidebyside;

import java.io.IOException;
import java.util.Collections;
import java.util.Locale;

import org.poreseg.benchmarks.Machine;
import org.poreseg.unet.graph.MatrixProduct;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.poreseg.unet.training.EngineProbe;

/**
 * Measures a training step and the prediction of a batch in our engine and in the peer's. Each has a process of its
 * own; they take turns, so that whatever else the machine does meets both. System properties: {@code rounds}, how many
 * turns; {@code threads} of each engine.
 */
public final class SideBySide {

    private static final int WARM_UP = 4;

    private static final int A_TURN = 3;

    private static final int ROUNDS = Integer.getInteger("rounds", 7);

    private static final String TRAIN = "train";

    private static final String PREDICT = "predict";

    private static final String MULTIPLY = "multiply";

    private SideBySide() {
    }

    public static void main(final String[] arguments) throws IOException {
        Machine.print();
        System.out.printf(Locale.ROOT, "network: base %d, depth %d, batch %d, %d × %d pixels, %.2f GFLOP a training "
            + "step, %.2f a prediction%n", Task.NETWORK.baseFilters(), Task.NETWORK.depth(), Task.BATCH, Task.SIDE,
            Task.SIDE, trainingOperations() / 1e9, forwardOperations() / 1e9);
        final boolean bf16 = TensorFlowRuntime.hasBfloat16();
        try (WorkerProcess ours = new WorkerProcess("ours", Task.NETWORK.baseFilters());
                WorkerProcess peer = new WorkerProcess("peer", Task.NETWORK.baseFilters());
                WorkerProcess half = bf16 ? new WorkerProcess("bf16", Task.NETWORK.baseFilters()) : null) {
            for (int i = 0; i < WARM_UP; i++) {
                turn(ours, peer, half, WorkerProcess::once);
            }
            for (int round = 0; round < ROUNDS; round++) {
                turn(ours, peer, half, (worker, command) -> {
                    // the first after a pause is no measurement: caches are the others'
                    worker.once(command);
                    worker.measure(command, A_TURN);
                });
            }
            print(ours, peer, half);
        }
    }

    /** What a worker does in its turn. */
    @FunctionalInterface
    private interface Turn {
        void take(WorkerProcess worker, String command) throws IOException;
    }

    private static void turn(final WorkerProcess ours, final WorkerProcess peer, final WorkerProcess half,
        final Turn turn) throws IOException {
        for (final String command : new String[]{TRAIN, PREDICT}) {
            turn.take(ours, command);
            turn.take(peer, command);
            if (half != null) {
                turn.take(half, command);
            }
        }
        turn.take(ours, MULTIPLY);
    }

    private static double trainingOperations() {
        return Task.BATCH * EngineProbe.trainingOperations(Task.NETWORK, Task.SIDE);
    }

    private static double forwardOperations() {
        return Task.BATCH * EngineProbe.forwardOperations(Task.NETWORK, Task.SIDE);
    }

    private static void print(final WorkerProcess ours, final WorkerProcess peer, final WorkerProcess half) {
        final double peak = MatrixProduct.operations() / ours.median(MULTIPLY) / 1e6;
        System.out.printf(Locale.ROOT, "sgemm peak: %.0f GFLOP/s (4096 × 4096, median of %d, CPU %.0f ms)%n%n", peak,
            ours.elapsed(MULTIPLY).size(), ours.work(MULTIPLY));
        System.out.printf("%-34s %9s %9s %4s %9s %8s %8s%n", "", "median ms", "min ms", "n", "GFLOP/s", "of peak",
            "CPU ms");
        line("ours fp32, training step", ours, TRAIN, trainingOperations(), peak);
        line("DJL PyTorch fp32, training step", peer, TRAIN, trainingOperations(), peak);
        if (half != null) {
            line("ours bf16, training step", half, TRAIN, trainingOperations(), peak);
        }
        line("ours fp32, prediction", ours, PREDICT, forwardOperations(), peak);
        line("DJL PyTorch fp32, prediction", peer, PREDICT, forwardOperations(), peak);
        if (half != null) {
            line("ours bf16, prediction", half, PREDICT, forwardOperations(), peak);
        }
        System.out.println();
        if (half == null) {
            System.out.println("no bf16: this processor has neither avx512_bf16 nor AMX");
        } else {
            ratio("bf16", ours.median(TRAIN) / half.median(TRAIN));
            ratio("bf16 predict", ours.median(PREDICT) / half.median(PREDICT));
        }
        ratio("CPU time train", peer.work(TRAIN) / ours.work(TRAIN));
        ratio("CPU time predict", peer.work(PREDICT) / ours.work(PREDICT));
        ratio(TRAIN, peer.median(TRAIN) / ours.median(TRAIN));
        ratio(PREDICT, peer.median(PREDICT) / ours.median(PREDICT));
    }

    private static void line(final String what, final WorkerProcess worker, final String command,
        final double operations, final double peak) {
        final double rate = operations / worker.median(command) / 1e6;
        System.out.printf(Locale.ROOT, "%-34s %9.1f %9.1f %4d %9.0f %7.0f%% %8.0f%n", what, worker.median(command),
            Collections.min(worker.elapsed(command)), worker.elapsed(command).size(), rate,
            100 * rate / peak, worker.work(command));
    }

    private static void ratio(final String what, final double ratio) {
        System.out.printf(Locale.ROOT, "%s ratio %.2f%n", what, ratio);
    }
}
