package org.poreseg.unet.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.image.ProbabilityMap;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.graph.Weight;
import org.poreseg.unet.runtime.SessionConfigs;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Runs the graph of a training, whose variables it has. Not for more than one thread at a time. */
final class TrainingSession implements AutoCloseable {

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
     * @param intersection pixels that are pore in the reference and in the prediction
     * @param union pixels that are pore in one of them or both
     */
    record Evaluation(Loss loss, long intersection, long union) {
    }

    private final long m_seed;

    private final TrainingGraph m_graph;

    private final Graph m_placed = new Graph();

    private final Session m_session;

    /**
     * @param config the settings
     * @param device a TensorFlow device name such as {@code /device:CPU:0}
     */
    TrainingSession(final TrainingConfig config, final String device) {
        m_seed = config.seed();
        try {
            m_graph = new TrainingGraph(config);
            m_placed.importGraphDef(GraphDevices.place(m_graph.definition(), device));
            m_session = new Session(m_placed, SessionConfigs.proto(config.device()));
        } catch (final RuntimeException | Error ex) {
            m_placed.close();
            throw ex;
        }
    }

    /** @return what the session runs */
    TrainingGraph graph() {
        return m_graph;
    }

    /** Sets all variables to where a training begins. */
    void initialize() {
        final Map<String, Weight> weights = new HashMap<>();
        m_graph.weights().forEach(weight -> weights.put(weight.name(), weight));
        try {
            restore(m_graph.variables().names(), (name, value) -> {
                final Weight weight = weights.get(name);
                // the moments begin at zero
                value.asRawTensor().data().asFloats().write(
                    weight == null ? new float[(int)value.size()] : weight.initialValues(m_seed));
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
        final Map<String, long[]> shapes = m_graph.variables().shapes();
        final List<TFloat32> values = new ArrayList<>();
        try {
            for (final String name : names) {
                final TFloat32 value = TFloat32.tensorOf(Shape.of(shapes.get(name)));
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
            runner.feed(TrainingGraph.valueOf(names.get(i)), values.get(i)).addTarget(TrainingGraph.assignOf(names.get(i)));
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
        names.forEach(name -> runner.fetch(TrainingGraph.readOf(name)));
        return runner.run();
    }

    /** @return all weights as they are now, in their order, to be closed by the caller */
    Result snapshot() {
        return read(m_graph.variables().weightNames());
    }

    /** @return whether all weights are finite */
    boolean isFinite() {
        try (Result result = m_session.runner().fetch(TrainingGraph.ALL_SUM).run()) {
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
                TFloat32 beta1Power = TFloat32.scalarOf((float)Math.pow(TrainingGraph.BETA1, step + 1));
                TFloat32 beta2Power = TFloat32.scalarOf((float)Math.pow(TrainingGraph.BETA2, step + 1));
                TInt64 dropoutSeed = TInt64.vectorOf(m_seed, step);
                Result result = fetch(feed(minibatch)
                    .feed(TrainingGraph.RATE, rateTensor).feed(TrainingGraph.BETA1_POWER, beta1Power).feed(TrainingGraph.BETA2_POWER, beta2Power)
                    .feed(TrainingGraph.DROPOUT_SEED, dropoutSeed).addTarget(TrainingGraph.TRAIN), m_graph.trainLoss()).run()) {
            return loss(result);
        }
    }

    /**
     * @param minibatch some patches
     * @return the loss and counts of the network as it would be applied
     */
    Evaluation evaluate(final Minibatch minibatch) {
        try (Result result = fetch(feed(minibatch),
            m_graph.evaluation()).run()) {
            return new Evaluation(loss(result), ((TInt32)result.get(3)).getInt(), ((TInt32)result.get(4)).getInt());
        }
    }

    /**
     * @param image floats, patches × rows × columns × 1
     * @return probabilities, floats, (patches · rows · columns) × 2: solid, pore. To be closed by the caller.
     */
    Result probability(final Tensor image) {
        return m_session.runner().feed(TrainingGraph.IMAGE, image).fetch(m_graph.probability()).run();
    }

    /** @return the probability of pore in one patch, of the network as it would be applied */
    ProbabilityMap pore(final Patches.Entry entry) {
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

    /** @return a run of the graph on a minibatch, of which is still to say what is wanted */
    Session.Runner feed(final Minibatch minibatch) {
        return m_session.runner().feed(TrainingGraph.IMAGE, minibatch.image())
            .feed(TrainingGraph.PORE, minibatch.pore());
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
        m_placed.close();
    }
}
