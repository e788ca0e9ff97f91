package org.poreseg.unet;

import java.lang.management.ManagementFactory;

import java.util.Optional;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much memory outside the Java heap a training takes, roughly: fitted to measured peaks (base 32, four poolings, 32
 * patches of 64 × 64 pixels: 1.15 GB).
 */
final class MemoryEstimate {

    /** TensorFlow itself. */
    private static final long ENGINE_BYTES = 300_000_000;

    /** Weights, their gradients and two moments. */
    private static final int COPIES_OF_WEIGHTS = 4;

    /** Gradients and work space of the convolutions, in units of the feature maps that are kept for the gradients. */
    private static final double WORK_SPACE = 3.3;

    private MemoryEstimate() {
    }

    /**
     * @param config the settings
     * @param width columns of a patch
     * @param height rows of a patch
     * @return bytes
     */
    static long trainingBytes(final TrainingConfig config, final int width, final int height) {
        final NetworkConfig network = config.network();
        final double pixels = (double)config.batchSize() * width * height;
        double features = 0;
        for (int level = 0; level <= network.depth(); level++) {
            // two convolutions and the pooling down; the growing, the concatenation and two convolutions up
            final double perPixel = (level < network.depth() ? 7.25 : 2) * network.filters(level);
            features += perPixel * pixels / Math.pow(4, level);
        }
        final double weights = Weight.of(network).stream().mapToLong(Weight::size).sum();
        return ENGINE_BYTES + (long)(Float.BYTES * (COPIES_OF_WEIGHTS * weights + WORK_SPACE * features));
    }

    /** @return the machine's memory in bytes, or {@link Long#MAX_VALUE} where it is not known */
    static long machineBytes() {
        try {
            return (Long)ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "TotalMemorySize");
        } catch (final JMException ex) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * @param what what needs the memory, such as "training"
     * @param needed bytes that it needs
     * @param machine bytes of the machine
     * @return a warning where it may take most of the machine's memory
     * @throws IllegalArgumentException if it takes more than the machine has
     */
    static Optional<String> check(final String what, final long needed, final long machine) {
        final String text = String.format("This %s needs about %.1f GB of memory besides Java's own, and the "
            + "machine has %.1f GB. A smaller batch size, patch size or number of base filters needs less",
            what, needed / 1e9, machine / 1e9);
        if (needed > machine) {
            throw new IllegalArgumentException(text);
        }
        return needed > machine / 10 * 7 ? Optional.of(text) : Optional.empty();
    }
}
