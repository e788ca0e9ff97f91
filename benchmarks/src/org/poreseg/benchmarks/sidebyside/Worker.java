package org.poreseg.benchmarks.sidebyside;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.poreseg.unet.Precision;
import org.poreseg.unet.graph.MatrixProduct;
import org.poreseg.unet.runtime.TensorFlowRuntime;

import com.sun.management.OperatingSystemMXBean;

/**
 * A process with one contestant: {@code Worker ours|bf16|peer}. For each command on its standard input
 * ({@code train}, {@code predict}, {@code multiply}) it does that once and answers with the nanoseconds that it took,
 * and those that the processors worked for this process meanwhile.
 */
public final class Worker {

    /** What marks an answer among whatever libraries print. */
    static final String ANSWER = "nanoseconds ";

    private Worker() {
    }

    public static void main(final String[] arguments) throws IOException {
        TensorFlowRuntime.configure(null, Path.of(System.getProperty("caches")));
        final BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        final PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        MatrixProduct product = null;
        try (Contestant contestant = contestant(arguments[0])) {
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                if (product == null && "multiply".equals(command)) {
                    product = new MatrixProduct();
                }
                final long start = System.nanoTime();
                final long work = system.getProcessCpuTime();
                switch (command) {
                    case "train" -> contestant.train();
                    case "predict" -> contestant.predict();
                    case "multiply" -> product.multiply();
                    default -> throw new IllegalArgumentException(command);
                }
                answers.println(
                    ANSWER + (System.nanoTime() - start) + " " + (system.getProcessCpuTime() - work));
            }
        } finally {
            if (product != null) {
                product.close();
            }
        }
    }

    private static Contestant contestant(final String name) throws IOException {
        return switch (name) {
            case "ours" -> new Ours(Precision.FP32);
            case "bf16" -> new Ours(Precision.BF16);
            case "peer" -> new PyTorch();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
