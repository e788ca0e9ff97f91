package org.poreseg.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.List;

import org.poreseg.unet.NetworkConfig;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The same network from Deep Java Library's blocks, in the layout of PyTorch, NCHW. Its PyTorch engine has no
 * transposed convolution; a 2×2 one of stride 2 is a 1×1 convolution to four times the channels whose outputs are then
 * sorted into 2×2 pixels, with as many floating-point operations.
 */
final class PyTorchUNet extends AbstractBlock {

    private static final Shape PAIR = new Shape(2, 2);

    private final NetworkConfig m_network;

    /** Two convolutions a level. */
    private final List<Block> m_down = new ArrayList<>();

    private final List<Block> m_grow = new ArrayList<>();

    private final List<Block> m_up = new ArrayList<>();

    private final Block m_head;

    PyTorchUNet(final NetworkConfig network) {
        m_network = network;
        for (int level = 0; level <= network.depth(); level++) {
            for (int i = 0; i < 2; i++) {
                m_down.add(addChildBlock("down" + level + "_" + i, convolution(3, network.filters(level))));
            }
        }
        for (int level = 0; level < network.depth(); level++) {
            m_grow.add(addChildBlock("grow" + level, convolution(1, 4 * network.filters(level))));
            for (int i = 0; i < 2; i++) {
                m_up.add(addChildBlock("up" + level + "_" + i, convolution(3, network.filters(level))));
            }
        }
        m_head = addChildBlock("head", convolution(1, 2));
    }

    private static Block convolution(final int side, final int filters) {
        return Conv2d.builder().setKernelShape(new Shape(side, side)).setFilters(filters)
            .optPadding(new Shape(side / 2, side / 2)).optBias(true).build();
    }

    /** @return logits, batch × 2 × rows × columns */
    @Override
    protected NDList forwardInternal(final ParameterStore parameters, final NDList inputs, final boolean training,
        final PairList<String, Object> options) {
        final Layers layers = new Layers(parameters, training);
        final List<NDArray> skips = new ArrayList<>();
        NDArray features = inputs.singletonOrThrow();
        for (int level = 0; level < m_network.depth(); level++) {
            features = layers.pair(m_down, level, features);
            skips.add(features);
            features = Pool.maxPool2d(features, PAIR, PAIR, new Shape(0, 0), false);
        }
        features = layers.pair(m_down, m_network.depth(), features);
        for (int level = m_network.depth() - 1; level >= 0; level--) {
            final NDArray grown = spread(layers.linear(m_grow.get(level), features));
            features = layers.pair(m_up, level, NDArrays.concat(new NDList(skips.get(level), grown), 1));
        }
        return new NDList(layers.linear(m_head, features));
    }

    /** Layers with what they need to be applied. */
    private record Layers(ParameterStore parameters, boolean training) {

        NDArray linear(final Block layer, final NDArray input) {
            return layer.forward(parameters, new NDList(input), training).singletonOrThrow();
        }

        NDArray pair(final List<Block> convolutions, final int level, final NDArray input) {
            return elu(convolutions.get(2 * level + 1), elu(convolutions.get(2 * level), input));
        }

        private NDArray elu(final Block layer, final NDArray input) {
            return Activation.elu(linear(layer, input), 1);
        }
    }

    private static NDArray spread(final NDArray input) {
        final Shape shape = input.getShape();
        final long channels = shape.get(1) / 4;
        return input.reshape(shape.get(0), channels, 2, 2, shape.get(2), shape.get(3)).transpose(0, 1, 4, 2, 5, 3)
            .reshape(shape.get(0), channels, 2 * shape.get(2), 2 * shape.get(3));
    }

    @Override
    public Shape[] getOutputShapes(final Shape[] inputs) {
        return new Shape[]{new Shape(inputs[0].get(0), 2, inputs[0].get(2), inputs[0].get(3))};
    }

    @Override
    protected void initializeChildBlocks(final NDManager manager, final DataType type, final Shape... inputs) {
        for (int level = 0; level <= m_network.depth(); level++) {
            initializePair(manager, type, m_down, level, level == 0 ? 1 : m_network.filters(level - 1));
        }
        for (int level = 0; level < m_network.depth(); level++) {
            m_grow.get(level).initialize(manager, type, channels(m_network.filters(level + 1)));
            initializePair(manager, type, m_up, level, 2 * m_network.filters(level));
        }
        m_head.initialize(manager, type, channels(m_network.filters(0)));
    }

    private void initializePair(final NDManager manager, final DataType type, final List<Block> convolutions,
        final int level, final int in) {
        convolutions.get(2 * level).initialize(manager, type, channels(in));
        convolutions.get(2 * level + 1).initialize(manager, type, channels(m_network.filters(level)));
    }

    /** A convolution wants to know no more of its input than the channels. */
    private static Shape channels(final int channels) {
        return new Shape(1, channels, 1 << 4, 1 << 4);
    }
}
