package org.poreseg.unet.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/**
 * Builds the U-Net (paper, "Network"). Each level has two padded 3×3 convolutions with ELU; 2×2 max pooling leads down,
 * 2×2 up-convolutions (transposed, of stride 2) lead up and are concatenated with the encoder's feature map; a 1×1
 * convolution gives the logits of two classes. The layout is NHWC: batch, rows, columns, channels. Any height and width
 * will do.
 */
public final class UNetGraph {

    private static final long[] UNIT_STRIDES = {1, 1, 1, 1};

    private static final long[] DOUBLE_STRIDES = {1, 2, 2, 1};

    /** Added to the variance in a batch normalisation. */
    private static final float VARIANCE_FLOOR = 1e-3f;

    private final GraphOps m_ops;

    private final NetworkConfig m_network;

    private final Map<String, Output<?>> m_weights;

    private final DataType m_convolutionType;

    private final Output<?> m_dropoutSeed;

    private final List<BatchStatistics> m_statistics = new ArrayList<>();

    /**
     * What a batch normalisation saw of a minibatch.
     *
     * @param layer the name of its convolution
     * @param mean the mean of each filter
     * @param variance the variance of each filter
     */
    public record BatchStatistics(String layer, Output<?> mean, Output<?> variance) {
    }

    /**
     * @param ops where to add the operations
     * @param network the network
     * @param precision the number format of the convolutions
     * @param weights the weights by name
     * @param dropoutSeed two 64-bit integers that make the dropout of a step, for a network that is trained; {@code
     *            null} for one that is applied
     */
    public UNetGraph(final GraphOps ops, final NetworkConfig network, final Precision precision,
        final Map<String, Output<?>> weights, final Output<?> dropoutSeed) {
        m_ops = ops;
        m_network = network;
        m_convolutionType = precision == Precision.BF16 ? DataType.DT_BFLOAT16 : DataType.DT_FLOAT;
        m_weights = weights;
        m_dropoutSeed = dropoutSeed;
    }

    /**
     * @param image floats, batch × rows × columns × 1
     * @return logits, floats, (batch · rows · columns) × 2: solid, pore. Two axes, not four: TensorFlow's gradient of
     *         LogSoftmax is right for two only, and the paper's output is 4096 × 2 as well.
     */
    public Output<?> logits(final Output<?> image) {
        final List<Output<?>> skips = new ArrayList<>();
        Output<?> features = image;
        for (int level = 0; level < m_network.depth(); level++) {
            features = convolutions(features, Weight.down(level));
            skips.add(features);
            features = pool(features);
        }
        features = convolutions(features, Weight.down(m_network.depth()));
        if (isTrained() && m_network.dropout() > 0) {
            features = dropout(toFloat(features));
        }
        for (int level = m_network.depth() - 1; level >= 0; level--) {
            final Output<?> skip = skips.get(level);
            final Output<?> larger = upConvolution(features, skip, Weight.upConvolution(level));
            features = convolutions(concat(skip, larger), Weight.up(level));
        }
        final Output<?> head = m_ops.op("BiasAdd",
            toFloat(convolve(features, weight(Weight.HEAD + "/kernel"))), weight(Weight.HEAD + "/bias"));
        return m_ops.reshape(head, -1, Weight.CLASSES);
    }

    /**
     * @return the minibatch's statistics of each batch normalisation, after {@link #logits} of a network that is
     *             trained
     */
    public List<BatchStatistics> statistics() {
        return m_statistics;
    }

    private Output<?> weight(final String name) {
        return m_weights.get(name);
    }

    private Output<?> convolutions(final Output<?> input, final String level) {
        return convolution(convolution(input, level + "/conv1"), level + "/conv2");
    }

    /**
     * Feature maps have the convolutions' type, so that with bfloat16 pooling and concatenation move half the bytes.
     * Bias and ELU follow the convolution in its own type, because TensorFlow then does all three in one pass; but the
     * gradient of ELU is slow in bfloat16, so a network that is trained has it in single precision.
     */
    private Output<?> convolution(final Output<?> input, final String layer) {
        final Output<?> convolved = convolve(input, weight(layer + "/kernel"));
        final Output<?> linear = m_network.batchNormalization() ? normalize(toFloat(convolved), layer)
            : addBias(convolved, layer);
        return convolutionType(m_ops.op("Elu", isTrained() ? toFloat(linear) : convolutionType(linear)));
    }

    private Output<?> convolve(final Output<?> input, final Output<?> kernel) {
        return m_ops.add("Conv2D",
            builder -> builder.setAttr("strides", UNIT_STRIDES).setAttr("padding", "SAME"), convolutionType(input),
            convolutionType(kernel)).output(0);
    }

    private Output<?> addBias(final Output<?> convolved, final String layer) {
        return m_ops.op("BiasAdd", convolved, convolutionType(weight(layer + "/bias")));
    }

    private Output<?> convolutionType(final Output<?> input) {
        return m_ops.cast(input, m_convolutionType);
    }

    private Output<?> toFloat(final Output<?> input) {
        return m_ops.cast(input, DataType.DT_FLOAT);
    }

    private boolean isTrained() {
        return m_dropoutSeed != null;
    }

    private Output<?> normalize(final Output<?> input, final String layer) {
        final boolean training = isTrained();
        final Output<?> nothing = training ? emptyStatistics() : null;
        final GraphOperation normalized = m_ops.add("FusedBatchNormV3",
            builder -> builder.setAttr("epsilon", VARIANCE_FLOOR).setAttr("is_training", training), input,
            weight(layer + "/scale"), weight(layer + "/offset"), training ? nothing : weight(layer + "/mean"),
            training ? nothing : weight(layer + "/variance"));
        if (training) {
            m_statistics.add(new BatchStatistics(layer, normalized.output(1), normalized.output(2)));
        }
        return normalized.output(0);
    }

    /** In training a batch normalisation takes no statistics from outside. */
    private Output<?> emptyStatistics() {
        return m_ops.op("Fill", m_ops.ints(0), m_ops.scalar(0));
    }

    private Output<?> pool(final Output<?> input) {
        return m_ops.add("MaxPool", builder -> builder.setAttr("ksize", DOUBLE_STRIDES)
            .setAttr("strides", DOUBLE_STRIDES).setAttr("padding", "SAME"), input).output(0);
    }

    /** The up-convolution gives the skip's size, odd sizes included, and as many channels. */
    private Output<?> upConvolution(final Output<?> input, final Output<?> skip, final String layer) {
        final Output<?> larger = m_ops.add("Conv2DBackpropInput",
            builder -> builder.setAttr("strides", DOUBLE_STRIDES).setAttr("padding", "SAME"), m_ops.op("Shape", skip),
            convolutionType(weight(layer + "/kernel")), convolutionType(input)).output(0);
        return addBias(larger, layer);
    }

    private Output<?> concat(final Output<?> first, final Output<?> second) {
        return m_ops.concat(3, first, second);
    }

    private Output<?> dropout(final Output<?> input) {
        final float keep = (float)(1 - m_network.dropout());
        final Output<?> uniform = m_ops.op("StatelessRandomUniform", m_ops.op("Shape", input), m_dropoutSeed);
        final Output<?> kept = m_ops.op("Floor", m_ops.op("AddV2", uniform, m_ops.scalar(keep)));
        return m_ops.op("Mul", m_ops.op("Mul", input, m_ops.scalar(1 / keep)), kept);
    }
}
