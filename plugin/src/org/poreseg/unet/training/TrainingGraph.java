package org.poreseg.unet.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.GraphOps;
import org.poreseg.unet.graph.LossGraph;
import org.poreseg.unet.graph.UNetGraph;
import org.poreseg.unet.graph.Weight;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.GraphOperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;

/**
 * The graph that a training runs: variables (the weights, and Adam's two moments of each), the network as it is trained
 * with the loss, its gradients and the step of Adam, and the network as it is applied.
 */
final class TrainingGraph {

    /** Adam's decay of the first moment (Kingma and Ba 2015). */
    static final float BETA1 = 0.9f;

    /** Adam's decay of the second moment. */
    static final float BETA2 = 0.999f;

    /** What keeps Adam's division finite. */
    private static final float ADAM_EPSILON = 1e-8f;

    /** The momentum of batch normalisation: the share of a minibatch in the running statistics after it. */
    private static final float MOMENTUM = 0.1f;

    /** The input: patches × rows × columns × 1. */
    static final String IMAGE = "image";

    /** The reference: pixels × 1, 1 = pore. */
    static final String PORE = "pore";

    /** The learning rate, a scalar. */
    static final String RATE = "rate";

    /** β₁ to the power of the step, from 1. */
    static final String BETA1_POWER = "beta1_power";

    /** β₂ to the power of the step, from 1. */
    static final String BETA2_POWER = "beta2_power";

    /** Two 64-bit integers that make the dropout of a step. */
    static final String DROPOUT_SEED = "dropout_seed";

    /** Does a step, once its inputs are fed. */
    static final String TRAIN = "train_step";

    /** The sum of all weights: finite only if they all are. */
    static final String ALL_SUM = "all_sum";

    private final TrainingConfig m_config;

    private final TrainingVariables m_variables;

    private final GraphDef m_definition;

    private String[] m_trainLoss;

    private String[] m_evaluation;

    private String m_probability;

    /** @param config the settings */
    TrainingGraph(final TrainingConfig config) {
        m_config = config;
        m_variables = new TrainingVariables(config.network());
        try (Graph graph = new Graph()) {
            build(graph);
            m_definition = graph.toGraphDef();
        }
    }

    /** @return the graph as TensorFlow takes it */
    GraphDef definition() {
        return m_definition;
    }

    /** @return what a step gives: loss, cross-entropy term, Jaccard term */
    String[] trainLoss() {
        return m_trainLoss;
    }

    /** @return the same of the network as it is applied, then the pixels of the intersection and of the union */
    String[] evaluation() {
        return m_evaluation;
    }

    /** @return the probabilities that the network as it is applied gives */
    String probability() {
        return m_probability;
    }

    private void build(final Graph graph) {
        final GraphOps ops = new GraphOps(graph, "");
        final Output<?> image = ops.placeholder(IMAGE, DataType.DT_FLOAT, -1, -1, -1, 1);
        final Output<?> pore = ops.placeholder(PORE, DataType.DT_FLOAT, -1, 1);
        final Output<?> dropoutSeed = ops.placeholder(DROPOUT_SEED, DataType.DT_INT64, 2);
        final Map<String, Output<?>> handles = new LinkedHashMap<>();
        final Map<String, Output<?>> reads = new LinkedHashMap<>();
        m_variables.shapes().forEach((name, shape) -> addVariable(ops, name, shape, handles, reads));
        buildEvaluation(graph, reads, image, pore);
        final GraphOps training = new GraphOps(graph, "train/");
        final UNetGraph network =
            new UNetGraph(training, m_config.network(), m_config.precision(), reads, dropoutSeed);
        final LossGraph loss = LossGraph.of(training, m_config.loss(), network.logits(image), pore);
        m_trainLoss = names(loss.total(), loss.crossEntropy(), loss.jaccard());
        buildStep(ops, handles, reads, loss.total(), network.statistics());
    }

    private static void addVariable(final GraphOps ops, final String name, final long[] shape,
        final Map<String, Output<?>> handles, final Map<String, Output<?>> reads) {
        final Output<?> handle = ops.add("VarHandleOp", name, builder -> builder.setAttr("dtype", DataType.DT_FLOAT)
            .setAttr("shape", Shape.of(shape)).setAttr("shared_name", name)).output(0);
        handles.put(name, handle);
        reads.put(name, ops.add("ReadVariableOp", readOf(name),
            builder -> builder.setAttr("dtype", DataType.DT_FLOAT), handle).output(0));
        // one way to set a variable, at the beginning and when a checkpoint is restored
        final Output<?> value = ops.placeholder(valueOf(name), DataType.DT_FLOAT, shape);
        ops.add("AssignVariableOp", assignOf(name), builder -> builder.setAttr("dtype", DataType.DT_FLOAT), handle,
            value);
    }

    private void buildEvaluation(final Graph graph, final Map<String, Output<?>> reads, final Output<?> image,
        final Output<?> pore) {
        final GraphOps ops = new GraphOps(graph, "evaluate/");
        final Output<?> logits =
            new UNetGraph(ops, m_config.network(), m_config.precision(), reads, null).logits(image);
        final LossGraph loss = LossGraph.of(ops, m_config.loss(), logits, pore);
        final Output<?> probability = ops.op("Softmax", logits);
        final Output<?> porous = ops.op("Slice", probability, ops.ints(0, 1), ops.ints(-1, 1));
        final Output<?> predicted = ops.op("GreaterEqual", porous, ops.scalar(0.5f));
        final Output<?> reference = ops.op("GreaterEqual", pore, ops.scalar(0.5f));
        m_probability = probability.op().name();
        m_evaluation = names(loss.total(), loss.crossEntropy(), loss.jaccard(),
            count(ops, ops.op("LogicalAnd", predicted, reference)),
            count(ops, ops.op("LogicalOr", predicted, reference)));
    }

    private static Output<?> count(final GraphOps ops, final Output<?> flags) {
        return ops.reduce("Sum", ops.cast(flags, DataType.DT_INT32), 0, 1);
    }

    private void buildStep(final GraphOps ops, final Map<String, Output<?>> handles, final Map<String, Output<?>> reads,
        final Output<?> loss, final List<UNetGraph.BatchStatistics> statistics) {
        final Output<?> rate = ops.placeholder(RATE, DataType.DT_FLOAT);
        final Output<?> beta1Power = ops.placeholder(BETA1_POWER, DataType.DT_FLOAT);
        final Output<?> beta2Power = ops.placeholder(BETA2_POWER, DataType.DT_FLOAT);
        final Output<?> beta1 = ops.scalar(BETA1);
        final Output<?> beta2 = ops.scalar(BETA2);
        final Output<?> epsilon = ops.scalar(ADAM_EPSILON);
        final List<Weight> trainable = m_variables.trainable();
        final Output<?>[] gradients = ops.graph().addGradients(loss,
            trainable.stream().map(weight -> reads.get(weight.name())).toArray(Output<?>[]::new));
        final List<GraphOperation> updates = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            final String name = trainable.get(i).name();
            updates.add(ops.add("ResourceApplyAdam", builder -> { }, handles.get(name),
                handles.get(TrainingVariables.firstMomentOf(name)),
                handles.get(TrainingVariables.secondMomentOf(name)), beta1Power, beta2Power, rate,
                beta1, beta2, epsilon, gradients[i]));
        }
        for (final UNetGraph.BatchStatistics batch : statistics) {
            updates.add(follow(ops, handles, reads, batch.layer() + "/mean", batch.mean()));
            updates.add(follow(ops, handles, reads, batch.layer() + "/variance", batch.variance()));
        }
        final GraphOperationBuilder step = ops.graph().opBuilder("NoOp", TRAIN, ops.graph().baseScope());
        updates.forEach(step::addControlInput);
        step.build();
        final Output<?>[] sums = weights().stream().map(weight -> ops.reduce("Sum",
            ops.reshape(reads.get(weight.name()), -1), 0)).toArray(Output<?>[]::new);
        ops.graph().opBuilder("AddN", ALL_SUM, ops.graph().baseScope()).addInputList(sums).build();
    }

    /** Moves a running statistic towards the minibatch's. */
    private static GraphOperation follow(final GraphOps ops, final Map<String, Output<?>> handles,
        final Map<String, Output<?>> reads, final String name, final Output<?> batch) {
        return ops.add("AssignSubVariableOp", builder -> builder.setAttr("dtype", DataType.DT_FLOAT), handles.get(name),
            ops.op("Mul", ops.op("Sub", reads.get(name), batch), ops.scalar(MOMENTUM)));
    }

    private static String[] names(final Output<?>... outputs) {
        final String[] names = new String[outputs.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = outputs[i].op().name();
        }
        return names;
    }

    /** @return the variables */
    TrainingVariables variables() {
        return m_variables;
    }

    /** @return the weights, in the order of {@link Weight#of} */
    List<Weight> weights() {
        return m_variables.weights();
    }

    /** @return the operation that reads a variable */
    static String readOf(final String name) {
        return name + "/read";
    }

    /** @return the placeholder that is fed to set a variable */
    static String valueOf(final String name) {
        return name + "/value";
    }

    /** @return the operation that sets a variable to what is fed */
    static String assignOf(final String name) {
        return name + "/assign";
    }
}
