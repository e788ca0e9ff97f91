package org.poreseg.unet.runtime;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

import javax.management.JMException;
import javax.management.ObjectName;

import org.poreseg.errors.UserError;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.graph.Weight;

/**
 * How much memory outside the Java heap a network takes, roughly: fitted to measured peaks (base 32, four poolings; a
 * training step of 32 patches of 64 × 64 pixels 1.15 GB, a prediction of 1, of 4 million pixels 1.5, 4.2 GB).
 */
public final class MemoryEstimate {

    /** TensorFlow itself. */
    private static final long ENGINE_BYTES = 300_000_000;

    /** Weights, their gradients and two moments. */
    private static final int COPIES_OF_WEIGHTS = 4;

    /** Gradients and work space of the convolutions, in units of the feature maps that are kept for the gradients. */
    private static final double WORK_SPACE = 3.3;

    /** Feature maps that a prediction holds at one time, in units of those of the first level. */
    private static final int MAPS_OF_PREDICTION = 7;

    /** Values of feature maps of the first level that are predicted at a time: with base 32, a million pixels. */
    private static final int VALUES_AT_A_TIME = 1 << 25;

    private MemoryEstimate() {
    }

    /**
     * @param network a network
     * @param width columns of a patch
     * @param height rows of a patch
     * @return how many patches a prediction should take at a time at most, at least 1: more are no faster
     */
    public static int patchesAtATime(final NetworkConfig network, final int width, final int height) {
        return (int)Math.max(1, VALUES_AT_A_TIME / network.baseFilters() / ((long)width * height));
    }

    /**
     * Compares what a prediction on the processor needs with what the machine has.
     *
     * @param network a network
     * @param patches patches at a time
     * @param width columns of a patch
     * @param height rows of a patch
     * @return a warning where it may take most of the machine's memory
     * @throws UserError if it takes more than the machine has
     */
    public static Optional<String> checkPrediction(final NetworkConfig network, final int patches, final int width,
        final int height) {
        final double values = (double)MAPS_OF_PREDICTION * network.baseFilters() * patches * width * height;
        return check("prediction", ENGINE_BYTES + (long)(Float.BYTES * (2 * weights(network) + values)),
            machineBytes());
    }

    /**
     * @param network the network
     * @param batch patches in a minibatch
     * @param width columns of a patch
     * @param height rows of a patch
     * @return bytes
     */
    public static long trainingBytes(final NetworkConfig network, final int batch, final int width, final int height) {
        final double pixels = (double)batch * width * height;
        double features = 0;
        for (int level = 0; level <= network.depth(); level++) {
            // two convolutions and the pooling down; the up-convolution, the concatenation and two convolutions up
            final double perPixel = (level < network.depth() ? 7.25 : 2) * network.filters(level);
            features += perPixel * pixels / Math.pow(4, level);
        }
        return ENGINE_BYTES + (long)(Float.BYTES * (COPIES_OF_WEIGHTS * weights(network) + WORK_SPACE * features));
    }

    /**
     * @param network a network
     * @return bytes of its weights, in memory and in a file
     */
    public static long weightBytes(final NetworkConfig network) {
        return Float.BYTES * Weight.of(network).stream().mapToLong(Weight::size).sum();
    }

    private static double weights(final NetworkConfig network) {
        return weightBytes(network) / (double)Float.BYTES;
    }

    /** @return the machine's memory in bytes, or {@link Long#MAX_VALUE} where it is not known */
    public static long machineBytes() {
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
     * @throws UserError if it takes more than the machine has
     */
    public static Optional<String> check(final String what, final long needed, final long machine) {
        final UserError tooMuch = UserError.found(String.format(Locale.ROOT, "This %s needs about %.1f GB of memory "
            + "besides Java's own, and the machine has %.1f GB", what, needed / 1e9, machine / 1e9))
            .advice("A smaller batch size, patch size or number of base filters needs less");
        if (needed > machine) {
            throw tooMuch;
        }
        return needed > machine / 10 * 7 ? Optional.of(tooMuch.getMessage()) : Optional.empty();
    }
}
