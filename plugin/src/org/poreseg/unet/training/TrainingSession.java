package org.poreseg.unet.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.image.ProbabilityMap;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.graph.GraphOps;
import org.poreseg.unet.graph.LossGraph;
import org.poreseg.unet.graph.UNetGraph;
import org.poreseg.unet.graph.Weight;
import org.poreseg.unet.runtime.SessionConfigs;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.GraphOperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The training graph with its variables (the weights, and the two moments of Adam for each) and a session that runs it.
 * Not for more than one thread at a time.
 */
final class TrainingSession implements AutoCloseable {

    /** Adam's decay of the first moment (Kingma and Ba 2015). */
    private static final float BETA1 = 0.9f;

    /** Adam's decay of the second moment. */
    private static final float BETA2 = 0.999f;

    /** What keeps Adam's division finite. */
    private static final float ADAM_EPSILON = 1e-8f;

    /** What a minibatch adds to the running statistics of a batch normalisation. */
    private static final float STATISTICS_SHARE = 0.1f;

    private static final String IMAGE = "image";

    private static final String PORE = "pore";

    private static final String RATE = "rate";

    private static final String BETA1_POWER = "beta1_power";

    private static final String BETA2_POWER = "beta2_power";

    private static final String DROPOUT_SEED = "dropout_seed";

    private static final String TRAIN = "train_step";

    private static final String ALL_SUM = "all_sum";

    /** What {@link #gradients} fetches of each weight: an identity of its gradient. */
    private static final String GRADIENT = "/gradient";

    /**
     * The loss of a minibatch.
     *
     * @param total what is minimised
     * @param crossEntropy the cross-entropy term
     * @param jaccard the Jaccard term before it is multiplied by α
     */
    record Loss(double total, double crossEntropy, double jaccard) {
    }

    /**
     * How the network does on a minibatch at threshold 0.5.
     *
     * @param loss its loss
     * @param both pixels that are pore in the reference and in the prediction
     * @param either pixels that are pore in one of them or both
     */
    record Evaluation(Loss loss, long both, long either) {
    }

    private final TrainingConfig m_config;

    private final List<Weight> m_weights;

    private final Graph m_graph;

    private final Session m_session;

    private String[] m_trainLoss;

    private String[] m_evaluation;

    private String m_probability;

    /**
     * @param config the settings
     * @param device a TensorFlow device name such as {@code /device:CPU:0}
     */
    TrainingSession(final TrainingConfig config, final String device) {
        m_config = config;
        m_weights = Weight.of(config.network());
        final GraphDef definition;
        try (Graph graph = new Graph()) {
            build(graph);
            definition = graph.toGraphDef();
        }
        m_graph = new Graph();
        try {
            m_graph.importGraphDef(GraphDevices.place(definition, device));
            m_session = new Session(m_graph, SessionConfigs.proto(config.device()));
        } catch (final RuntimeException | Error ex) {
            m_graph.close();
            throw ex;
        }
    }

    private void build(final Graph graph) {
        final GraphOps ops = new GraphOps(graph, "");
        final Output<?> image = ops.placeholder(IMAGE, DataType.DT_FLOAT, -1, -1, -1, 1);
        final Output<?> pore = ops.placeholder(PORE, DataType.DT_FLOAT, -1, 1);
        final Output<?> dropoutSeed = ops.placeholder(DROPOUT_SEED, DataType.DT_INT64, 2);
        final Map<String, Output<?>> handles = new LinkedHashMap<>();
        final Map<String, Output<?>> reads = new LinkedHashMap<>();
        for (final String name : stateNames()) {
            addVariable(ops, name, handles, reads);
        }
        buildEvaluation(graph, reads, image, pore);
        final GraphOps training = new GraphOps(graph, "train/");
        final UNetGraph network =
            new UNetGraph(training, m_config.network(), m_config.precision(), reads, dropoutSeed);
        final LossGraph loss = LossGraph.of(training, m_config.loss(), network.logits(image), pore);
        m_trainLoss = names(loss.total(), loss.crossEntropy(), loss.jaccard());
        buildStep(ops, handles, reads, loss.total(), network.statistics());
    }

    private void addVariable(final GraphOps ops, final String name, final Map<String, Output<?>> handles,
        final Map<String, Output<?>> reads) {
        final Shape shape = Shape.of(shapeOf(name));
        final Output<?> handle = ops.add("VarHandleOp", name, builder -> builder.setAttr("dtype", DataType.DT_FLOAT)
            .setAttr("shape", shape).setAttr("shared_name", name)).output(0);
        handles.put(name, handle);
        reads.put(name, ops.add("ReadVariableOp", readOf(name),
            builder -> builder.setAttr("dtype", DataType.DT_FLOAT), handle).output(0));
        // one way to set a variable, at the beginning and when a checkpoint is restored
        final Output<?> value = ops.placeholder(valueOf(name), DataType.DT_FLOAT, shapeOf(name));
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
        final List<Weight> trainable = trainable();
        final Output<?>[] gradients = ops.graph().addGradients(loss,
            trainable.stream().map(weight -> reads.get(weight.name())).toArray(Output<?>[]::new));
        final List<GraphOperation> updates = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            final String name = trainable.get(i).name();
            ops.add("Identity", name + GRADIENT, builder -> { }, gradients[i]);
            updates.add(ops.add("ResourceApplyAdam", builder -> { }, handles.get(name),
                handles.get(firstMomentOf(name)), handles.get(secondMomentOf(name)), beta1Power, beta2Power, rate,
                beta1, beta2, epsilon, gradients[i]));
        }
        for (final UNetGraph.BatchStatistics batch : statistics) {
            updates.add(follow(ops, handles, reads, batch.layer() + "/mean", batch.mean()));
            updates.add(follow(ops, handles, reads, batch.layer() + "/variance", batch.variance()));
        }
        final GraphOperationBuilder step = ops.graph().opBuilder("NoOp", TRAIN, ops.graph().baseScope());
        updates.forEach(step::addControlInput);
        step.build();
        final Output<?>[] sums = m_weights.stream().map(weight -> ops.reduce("Sum",
            ops.reshape(reads.get(weight.name()), -1), 0)).toArray(Output<?>[]::new);
        ops.graph().opBuilder("AddN", ALL_SUM, ops.graph().baseScope()).addInputList(sums).build();
    }

    /** Moves a running statistic towards the minibatch's. */
    private static GraphOperation follow(final GraphOps ops, final Map<String, Output<?>> handles,
        final Map<String, Output<?>> reads, final String name, final Output<?> batch) {
        return ops.add("AssignSubVariableOp", builder -> builder.setAttr("dtype", DataType.DT_FLOAT), handles.get(name),
            ops.op("Mul", ops.op("Sub", reads.get(name), batch), ops.scalar(STATISTICS_SHARE)));
    }

    private static String[] names(final Output<?>... outputs) {
        final String[] names = new String[outputs.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = outputs[i].op().name();
        }
        return names;
    }

    private List<Weight> trainable() {
        return m_weights.stream().filter(Weight::trainable).toList();
    }

    /** @return the weights, in the order of {@link Weight#of} */
    List<Weight> weights() {
        return m_weights;
    }

    /** @return the names of all variables: the weights, then both moments of the trainable ones */
    List<String> stateNames() {
        final List<String> names = new ArrayList<>(weightNames());
        trainable().forEach(weight -> names.add(firstMomentOf(weight.name())));
        trainable().forEach(weight -> names.add(secondMomentOf(weight.name())));
        return names;
    }

    /** @return the names of the weights */
    List<String> weightNames() {
        return m_weights.stream().map(Weight::name).toList();
    }

    /** @return the shape of a variable */
    long[] shapeOf(final String state) {
        return m_weights.stream()
            .filter(weight -> state.equals(weight.name()) || state.startsWith(weight.name() + "/adam")).findFirst()
            .orElseThrow().shape();
    }

    private static String firstMomentOf(final String name) {
        return name + "/adam_m";
    }

    private static String secondMomentOf(final String name) {
        return name + "/adam_v";
    }

    private static String readOf(final String name) {
        return name + "/read";
    }

    private static String valueOf(final String name) {
        return name + "/value";
    }

    private static String assignOf(final String name) {
        return name + "/assign";
    }

    /** Sets all variables to where a training begins. */
    void initialize() {
        final Map<String, Weight> weights = new HashMap<>();
        m_weights.forEach(weight -> weights.put(weight.name(), weight));
        try {
            restore(stateNames(), (name, value) -> {
                final Weight weight = weights.get(name);
                // the moments begin at zero
                value.asRawTensor().data().asFloats().write(
                    weight == null ? new float[(int)value.size()] : weight.initialValues(m_config.seed()));
            });
        } catch (final IOException ex) {
            throw new AssertionError("Nothing is read", ex);
        }
    }

    /** What fills the value of a variable. */
    @FunctionalInterface
    interface Filler {
        /** @throws IOException if the value cannot be had */
        void fill(String name, TFloat32 value) throws IOException;
    }

    /**
     * Sets variables, all in one run: TensorFlow prepares itself for each kind of run, which takes longer than the run.
     *
     * @param names the variables
     * @param filler gives their values, in the order of the names
     * @throws IOException if the filler does; no variable is set then
     */
    void restore(final List<String> names, final Filler filler) throws IOException {
        final List<TFloat32> values = new ArrayList<>();
        try {
            for (final String name : names) {
                final TFloat32 value = TFloat32.tensorOf(Shape.of(shapeOf(name)));
                values.add(value);
                filler.fill(name, value);
            }
            assign(names, values);
        } finally {
            values.forEach(Tensor::close);
        }
    }

    /** Sets variables to tensors, which stay the caller's. */
    void assign(final List<String> names, final List<? extends Tensor> values) {
        final Session.Runner runner = m_session.runner();
        for (int i = 0; i < names.size(); i++) {
            runner.feed(valueOf(names.get(i)), values.get(i)).addTarget(assignOf(names.get(i)));
        }
        runner.run().close();
    }

    /**
     * @param names some variables
     * @return their values as they are now, in TensorFlow's memory; later steps do not change them. To be closed by the
     *         caller.
     */
    Result read(final List<String> names) {
        final Session.Runner runner = m_session.runner();
        names.forEach(name -> runner.fetch(readOf(name)));
        return runner.run();
    }

    /** @return all weights as they are now, in the order of {@link #weights()}, to be closed by the caller */
    Result snapshot() {
        return read(weightNames());
    }

    /** @return whether all weights are finite */
    boolean isFinite() {
        try (Result result = m_session.runner().fetch(ALL_SUM).run()) {
            return Double.isFinite(((TFloat32)result.get(0)).getFloat());
        }
    }

    /**
     * Does one step of Adam.
     *
     * @param minibatch what to learn from
     * @param rate the learning rate
     * @param step the step since the beginning of the training, from 0
     * @return the loss before the step
     */
    Loss step(final Minibatch minibatch, final double rate, final long step) {
        try (TFloat32 rateTensor = TFloat32.scalarOf((float)rate);
                TFloat32 beta1Power = TFloat32.scalarOf((float)Math.pow(BETA1, step + 1));
                TFloat32 beta2Power = TFloat32.scalarOf((float)Math.pow(BETA2, step + 1));
                TInt64 dropoutSeed = TInt64.vectorOf(m_config.seed(), step);
                Result result = fetch(m_session.runner().feed(IMAGE, minibatch.image()).feed(PORE, minibatch.pore())
                    .feed(RATE, rateTensor).feed(BETA1_POWER, beta1Power).feed(BETA2_POWER, beta2Power)
                    .feed(DROPOUT_SEED, dropoutSeed).addTarget(TRAIN), m_trainLoss).run()) {
            return loss(result);
        }
    }

    /**
     * @param minibatch some patches
     * @return the loss and counts of the network as it would be applied
     */
    Evaluation evaluate(final Minibatch minibatch) {
        try (Result result = fetch(m_session.runner().feed(IMAGE, minibatch.image()).feed(PORE, minibatch.pore()),
            m_evaluation).run()) {
            return new Evaluation(loss(result), ((TInt32)result.get(3)).getInt(), ((TInt32)result.get(4)).getInt());
        }
    }

    /**
     * @param image floats, patches × rows × columns × 1
     * @return probabilities, floats, (patches · rows · columns) × 2: solid, pore. To be closed by the caller.
     */
    Result probability(final Tensor image) {
        return m_session.runner().feed(IMAGE, image).fetch(m_probability).run();
    }

    /** @return the probability of pore in one patch, of the network as it would be applied */
    ProbabilityMap pore(final PatchStore.Entry entry) {
        final int width = entry.patch().width();
        final int height = entry.patch().height();
        try (Minibatch minibatch = new Minibatch(1, height, width)) {
            minibatch.put(0, entry);
            try (Result result = probability(minibatch.image())) {
                final float[] classes = new float[Weight.CLASSES * width * height];
                result.get(0).asRawTensor().data().asFloats().read(classes);
                final float[] pore = new float[width * height];
                for (int i = 0; i < pore.length; i++) {
                    pore[i] = classes[Weight.CLASSES * i + 1];
                }
                return new ProbabilityMap(width, height, pore);
            }
        }
    }

    /**
     * @param minibatch some patches
     * @return the gradients of the training loss with respect to the trainable weights, in their order. To be closed by
     *         the caller.
     */
    Result gradients(final Minibatch minibatch) {
        try (TInt64 dropoutSeed = TInt64.vectorOf(m_config.seed(), 0)) {
            final Session.Runner runner = m_session.runner().feed(IMAGE, minibatch.image())
                .feed(PORE, minibatch.pore()).feed(DROPOUT_SEED, dropoutSeed);
            trainable().forEach(weight -> runner.fetch(weight.name() + GRADIENT));
            return runner.run();
        }
    }

    /**
     * @param minibatch some patches
     * @return the loss that {@link #step} would give, without the step
     */
    Loss trainingLoss(final Minibatch minibatch) {
        try (TInt64 dropoutSeed = TInt64.vectorOf(m_config.seed(), 0);
                Result result = fetch(m_session.runner().feed(IMAGE, minibatch.image()).feed(PORE, minibatch.pore())
                    .feed(DROPOUT_SEED, dropoutSeed), m_trainLoss).run()) {
            return loss(result);
        }
    }

    private static Session.Runner fetch(final Session.Runner runner, final String[] names) {
        for (final String name : names) {
            runner.fetch(name);
        }
        return runner;
    }

    private static Loss loss(final Result result) {
        return new Loss(scalar(result, 0), scalar(result, 1), scalar(result, 2));
    }

    private static double scalar(final Result result, final int index) {
        return ((TFloat32)result.get(index)).getFloat();
    }

    @Override
    public void close() {
        m_session.close();
        m_graph.close();
    }
}
