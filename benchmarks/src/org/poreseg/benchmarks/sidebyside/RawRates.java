package org.poreseg.benchmarks.sidebyside;

import java.io.IOException;

/** What our engine does by itself, in a process of its own. */
public final class RawRates {

    private static final int WARM_UP = 4;

    private static final int TIMES = 25;

    private RawRates() {
    }

    /** @return training steps a second, of minibatches of 32 patches of 64 × 64 pixels */
    public static double stepsPerSecond(final int base) throws IOException {
        return rate("train", base);
    }

    /** @return predicted batches a second, of 32 patches of 64 × 64 pixels */
    public static double predictionsPerSecond(final int base) throws IOException {
        return rate("predict", base);
    }

    private static double rate(final String command, final int base) throws IOException {
        try (WorkerProcess worker = new WorkerProcess("ours", base)) {
            for (int i = 0; i < WARM_UP; i++) {
                worker.once(command);
            }
            worker.measure(command, TIMES);
            return 1000 / worker.median(command);
        }
    }
}
