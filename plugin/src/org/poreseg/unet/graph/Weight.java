package org.poreseg.unet.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.poreseg.unet.NetworkConfig;

/**
 * One weight tensor of the network.
 *
 * @param name its name, unique in the network, such as {@code down0/conv1/kernel}
 * @param shape its shape; kernels are height × width × input × output (of a transposed convolution: × output × input)
 * @param initialiser what its first values are
 * @param trainable whether the optimiser changes it; else it is a running mean or variance
 */
public record Weight(String name, long[] shape, Initialiser initialiser, boolean trainable) {

    /** What the first values of a weight are. */
    enum Initialiser {
        /** Uniform with the variance 2 / inputs (He et al. 2015), for convolutions before an ELU. */
        HE,
        /** Uniform with the variance 2 / (inputs + outputs) (Glorot and Bengio 2010), for the others. */
        GLOROT, ZERO, ONE
    }

    /** Names of the two convolutions of a level. */
    private static final List<String> CONVOLUTIONS = List.of("conv1", "conv2");

    /** The last layer, which gives the two classes' logits. */
    public static final String HEAD = "head";

    /** The number of classes: solid, pore. */
    public static final int CLASSES = 2;

    /**
     * @param network the network
     * @return all its weights, always in the same order
     */
    public static List<Weight> of(final NetworkConfig network) {
        final List<Weight> weights = new ArrayList<>();
        for (int level = 0; level <= network.depth(); level++) {
            final int inputs = level == 0 ? 1 : network.filters(level - 1);
            addLevel(weights, down(level), inputs, network.filters(level), network);
        }
        for (int level = network.depth() - 1; level >= 0; level--) {
            final int filters = network.filters(level);
            weights.add(kernel(upConvolution(level), 2, filters, 2 * filters, Initialiser.GLOROT));
            weights.add(new Weight(upConvolution(level) + "/bias", new long[]{filters}, Initialiser.ZERO, true));
            addLevel(weights, up(level), 2 * filters, filters, network);
        }
        weights.add(kernel(HEAD, 1, network.filters(0), CLASSES, Initialiser.GLOROT));
        weights.add(new Weight(HEAD + "/bias", new long[]{CLASSES}, Initialiser.ZERO, true));
        return weights;
    }

    /** @return the encoder's (or, at the depth, the bottom's) part of a level */
    static String down(final int level) {
        return "down" + level;
    }

    /** @return the decoder's part of a level */
    static String up(final int level) {
        return "up" + level;
    }

    /** @return the up-convolution that leads to a level */
    static String upConvolution(final int level) {
        return up(level) + "/grow";
    }

    private static void addLevel(final List<Weight> weights, final String level, final int inputs, final int filters,
        final NetworkConfig network) {
        int in = inputs;
        for (final String convolution : CONVOLUTIONS) {
            final String layer = level + "/" + convolution;
            weights.add(kernel(layer, 3, in, filters, Initialiser.HE));
            final long[] perFilter = {filters};
            if (network.batchNormalization()) {
                weights.add(new Weight(layer + "/scale", perFilter, Initialiser.ONE, true));
                weights.add(new Weight(layer + "/offset", perFilter, Initialiser.ZERO, true));
                weights.add(new Weight(layer + "/mean", perFilter, Initialiser.ZERO, false));
                weights.add(new Weight(layer + "/variance", perFilter, Initialiser.ONE, false));
            } else {
                weights.add(new Weight(layer + "/bias", perFilter, Initialiser.ZERO, true));
            }
            in = filters;
        }
    }

    private static Weight kernel(final String layer, final int side, final int third, final int fourth,
        final Initialiser initialiser) {
        return new Weight(layer + "/kernel", new long[]{side, side, third, fourth}, initialiser, true);
    }

    /** @return number of values */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    }

    /**
     * @param seed the training's seed
     * @return the initial values, which follow from the seed and the weight's name alone
     */
    public float[] initialValues(final long seed) {
        final float[] values = new float[size()];
        switch (initialiser) {
            case ZERO -> {
                // that is what they are
            }
            case ONE -> Arrays.fill(values, 1);
            case HE -> fillUniform(values, 2.0 / (shape[0] * shape[1] * shape[2]), seed);
            case GLOROT -> fillUniform(values, 2.0 / (shape[0] * shape[1] * (shape[2] + shape[3])), seed);
        }
        return values;
    }

    private void fillUniform(final float[] values, final double variance, final long seed) {
        final SplittableRandom random = new SplittableRandom(SplitMix.mix(seed ^ name.hashCode()));
        final double limit = Math.sqrt(3 * variance);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float)(limit * (2 * random.nextDouble() - 1));
        }
    }
}
