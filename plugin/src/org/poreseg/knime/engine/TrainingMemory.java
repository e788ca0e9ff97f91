package org.poreseg.knime.engine;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import javax.management.JMException;
import javax.management.ObjectName;

import org.poreseg.unet.NetworkConfig;

/**
 * How much native memory a training takes. It lies outside the Java heap, {@code -Xmx} does not bound it, and a machine
 * that has not got it freezes instead of reporting an error: so it is compared with the machine before training.
 */
public final class TrainingMemory {

    /** TensorFlow's libraries, thread pools and graph. */
    private static final long ENGINE_BYTES = 280L << 20;

    /** Weights, gradients, both Adam moments, and one copy while a checkpoint is written. */
    private static final int COPIES_OF_WEIGHTS = 5;

    private static final int FILTER_SIZE = 9;

    private static final int FLOAT_BYTES = 4;

    private TrainingMemory() {
    }

    /**
     * Estimates the native memory of a training. With the paper's network and batches it gives 1.16 GB; 1.15 GB were
     * measured.
     *
     * @param network the network
     * @param batchSize patches in a minibatch
     * @param width columns of a patch
     * @param height rows of a patch
     * @return bytes
     */
    public static long estimate(final NetworkConfig network, final int batchSize, final int width, final int height) {
        double valuesPerPixel = 0;
        double weights = 0;
        for (int level = 0; level <= network.depth(); level++) {
            final double filters = network.filters(level);
            final boolean deepest = level == network.depth();
            // two convolutions with their activations; on the way up also the transposed convolution, the concatenation
            // (twice as wide) and two more convolutions; each level has a quarter of the pixels of the one above
            final double maps = deepest ? 4 : 11;
            final double normalised = network.batchNormalization() ? 1.5 : 1;
            valuesPerPixel += maps * normalised * filters / Math.pow(4, level);
            final double below = level == 0 ? 1 : filters / 2;
            weights += FILTER_SIZE * (below * filters + filters * filters);
            if (!deepest) {
                // on the way up: a 2 × 2 transposed and two 3 × 3 convolutions, the first of them of the concatenation
                weights += filters * filters * (4 * 2 + FILTER_SIZE * 3);
            }
        }
        // every value is kept for the backward pass, which makes a gradient of the same size
        final double activations = 2 * valuesPerPixel * batchSize * width * height;
        return ENGINE_BYTES + (long)(FLOAT_BYTES * (activations + COPIES_OF_WEIGHTS * weights));
    }

    /**
     * Compares a training with this machine.
     *
     * @param bytes what the training is estimated to take
     * @return a warning if it will be tight
     * @throws IllegalArgumentException if the machine has less memory than the training takes
     */
    public static Optional<String> check(final long bytes) {
        final OptionalLong machine = machineBytes();
        return machine.isEmpty() ? Optional.empty()
            : check(bytes, machine.getAsLong(), Runtime.getRuntime().maxMemory());
    }

    static Optional<String> check(final long bytes, final long machine, final long heap) {
        final String figures = "This training takes about " + gibibytes(bytes)
            + " of memory outside the Java heap; this machine has " + gibibytes(machine);
        final String advice = "Smaller batches, smaller patches or fewer base filters take less.";
        if (bytes > machine) {
            throw new IllegalArgumentException(figures + ". " + advice);
        }
        return bytes <= machine - heap ? Optional.empty() : Optional.of(
            figures + ", of which KNIME may use " + gibibytes(heap) + " itself: memory may become short. " + advice);
    }

    private static String gibibytes(final long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double)(1L << 30));
    }

    private static OptionalLong machineBytes() {
        try {
            final Object total = ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "TotalMemorySize");
            return total instanceof Long bytes && bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        } catch (final JMException e) { // NOSONAR: a JVM that does not tell is no reason not to train
            return OptionalLong.empty();
        }
    }
}
