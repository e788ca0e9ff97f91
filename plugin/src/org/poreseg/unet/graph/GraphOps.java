package org.poreseg.unet.graph;

import java.util.function.Consumer;

import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.GraphOperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Adds operations to a graph under one name prefix. Names are given by the caller or counted per prefix, so the same
 * code makes the same graph.
 */
public final class GraphOps {

    private final Graph m_graph;

    private final String m_prefix;

    private int m_count;

    /**
     * @param graph the graph
     * @param prefix the beginning of all names, such as {@code train/}; used by one instance of this graph only
     */
    public GraphOps(final Graph graph, final String prefix) {
        m_graph = graph;
        m_prefix = prefix;
    }

    public Graph graph() {
        return m_graph;
    }

    /** Adds an operation with a given name. */
    public GraphOperation add(final String type, final String name, final Consumer<GraphOperationBuilder> attributes,
        final Output<?>... inputs) {
        final GraphOperationBuilder builder = m_graph.opBuilder(type, m_prefix + name, m_graph.baseScope());
        for (final Output<?> input : inputs) {
            builder.addInput(input);
        }
        attributes.accept(builder);
        return builder.build();
    }

    /** Adds an operation with a counted name. */
    public GraphOperation add(final String type, final Consumer<GraphOperationBuilder> attributes,
        final Output<?>... inputs) {
        return add(type, type + "_" + m_count++, attributes, inputs);
    }

    /** Adds an operation without attributes and gives its first output. */
    public Output<?> op(final String type, final Output<?>... inputs) {
        return add(type, builder -> { }, inputs).output(0);
    }

    public Output<?> placeholder(final String name, final DataType type, final long... shape) {
        return add("Placeholder", name,
            builder -> builder.setAttr("dtype", type).setAttr("shape", Shape.of(shape))).output(0);
    }

    /** @return a constant of the tensor's type and values; the tensor stays the caller's */
    public Output<?> constant(final String name, final Tensor value) {
        return add("Const", name, builder -> builder.setAttr("dtype", value.dataType()).setAttr("value", value))
            .output(0);
    }

    public Output<?> scalar(final float value) {
        try (TFloat32 tensor = TFloat32.scalarOf(value)) {
            return constant("Const_" + m_count++, tensor);
        }
    }

    public Output<?> ints(final int... values) {
        try (TInt32 tensor = TInt32.vectorOf(values)) {
            return constant("Const_" + m_count++, tensor);
        }
    }

    public Output<?> cast(final Output<?> input, final DataType type) {
        return input.dataType() == type ? input
            : add("Cast", builder -> builder.setAttr("DstT", type), input).output(0);
    }

    public Output<?> reshape(final Output<?> input, final int... shape) {
        return op("Reshape", input, ints(shape));
    }

    public Output<?> concat(final int axis, final Output<?>... inputs) {
        final GraphOperationBuilder builder =
            m_graph.opBuilder("ConcatV2", m_prefix + "ConcatV2_" + m_count++, m_graph.baseScope());
        return builder.addInputList(inputs).addInput(integer(axis)).build().output(0);
    }

    private Output<?> integer(final int value) {
        try (TInt32 tensor = TInt32.scalarOf(value)) {
            return constant("Const_" + m_count++, tensor);
        }
    }

    /** @return the mean, or with {@code "Sum"} the sum, over the given axes */
    public Output<?> reduce(final String type, final Output<?> input, final int... axes) {
        return op(type, input, ints(axes));
    }
}
