package org.poreseg.unet.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.BeforeClass;
import org.junit.Test;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.LossKind;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.graph.Weight;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.tensorflow.Result;
import org.tensorflow.Tensor;

/**
 * The graph's loss (paper, eq. (1), and its variants), and its gradients by every weight of the whole network, against
 * finite differences of a second implementation in double precision.
 */
public final class GradientTest {

    private static final int ROWS = 10;

    private static final int COLUMNS = 13;

    private static final int PATCHES = 2;

    private static final NetworkConfig NETWORK = new NetworkConfig(2, 2, false, 0);

    @BeforeClass
    public static void start() throws IOException {
        TensorFlowRuntime.start();
    }

    @Test
    public void equationOneAsPrinted() {
        check(new LossConfig(LossKind.EQUATION_1, 1, 1e-5));
        check(new LossConfig(LossKind.EQUATION_1, 0.1, 1e-3));
    }

    @Test
    public void meanBeforeLogarithm() {
        check(new LossConfig(LossKind.MEAN_BEFORE_LOG, 1, 1e-5));
    }

    @Test
    public void batchSoftJaccard() {
        check(new LossConfig(LossKind.BATCH_SOFT_JACCARD, 0.7, 1e-5));
    }

    @Test
    public void crossEntropyOnly() {
        check(new LossConfig(LossKind.CROSS_ENTROPY, 1, 1e-5));
    }

    /** Every variant with α = 0 is the cross-entropy. */
    @Test
    public void withoutItsWeightTheJaccardTermIsGone() {
        final double crossEntropy = lossOf(new LossConfig(LossKind.CROSS_ENTROPY, 1, 1e-5));
        for (final LossKind kind : LossKind.values()) {
            assertEquals(crossEntropy, lossOf(new LossConfig(kind, 0, 1e-5)), 1e-7);
        }
    }

    /**
     * Batch normalisation and dropout, which the second implementation does not have: along the gradient the loss
     * changes by the gradient's length for each unit. In single precision, so the steps and tolerances are larger.
     */
    @Test
    public void optionsOfTheNetwork() throws IOException {
        for (final NetworkConfig network : List.of(new NetworkConfig(4, 2, true, 0),
            new NetworkConfig(4, 2, false, 0.4), new NetworkConfig(4, 2, true, 0.4))) {
            final TrainingConfig config = config(network, new LossConfig(LossKind.CROSS_ENTROPY, 0, 1e-5));
            try (TrainingSession session = new TrainingSession(config, GraphDevices.name(-1));
                    Minibatch minibatch = new Minibatch(PATCHES, ROWS, COLUMNS)) {
                session.initialize();
                fill(minibatch);
                final Map<String, float[]> gradient = new LinkedHashMap<>();
                double square = 0;
                try (Result gradients = TrainingProbe.gradients(session, minibatch)) {
                    int tensor = 0;
                    for (final Weight weight : session.graph().weights()) {
                        if (weight.trainable()) {
                            final float[] values = values(gradients.get(tensor++));
                            gradient.put(weight.name(), values);
                            for (final float value : values) {
                                square += (double)value * value;
                            }
                        }
                    }
                }
                final double length = Math.sqrt(square);
                final double distance = 2e-3 / length;
                final Map<String, double[]> weights = weights(session);
                final double above = lossAt(session, minibatch, weights, gradient, distance / length);
                final double below = lossAt(session, minibatch, weights, gradient, -distance / length);
                assertEquals(network.toString(), length, (above - below) / (2 * distance), 0.02 * length);
            }
        }
    }

    private static double lossAt(final TrainingSession session, final Minibatch minibatch,
        final Map<String, double[]> weights, final Map<String, float[]> direction, final double distance)
        throws IOException {
        session.restore(List.copyOf(direction.keySet()), (name, value) -> {
            final double[] from = weights.get(name);
            final float[] along = direction.get(name);
            final float[] moved = new float[from.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = (float)(from[i] + distance * along[i]);
            }
            value.asRawTensor().data().asFloats().write(moved);
        });
        return TrainingProbe.loss(session, minibatch);
    }

    /** Adam (paper, "Training"), as Kingma and Ba (2015) give it at the end of their section 2, in double precision. */
    @Test
    public void adam() throws IOException {
        final double[] rates = {1e-3, 1e-3, 5e-4, 1e-5};
        final TrainingConfig config = config(NETWORK, new LossConfig(LossKind.CROSS_ENTROPY, 0, 1e-5));
        try (TrainingSession session = new TrainingSession(config, GraphDevices.name(-1));
                Minibatch minibatch = new Minibatch(PATCHES, ROWS, COLUMNS)) {
            session.initialize();
            fill(minibatch);
            final Map<String, double[]> first = zeros(session);
            final Map<String, double[]> second = zeros(session);
            for (int step = 0; step < rates.length; step++) {
                final Map<String, double[]> expected = weights(session);
                try (Result gradients = TrainingProbe.gradients(session, minibatch)) {
                    int tensor = 0;
                    for (final Weight weight : session.graph().weights()) {
                        final float[] gradient = values(gradients.get(tensor++));
                        final double[] m = first.get(weight.name());
                        final double[] v = second.get(weight.name());
                        final double[] w = expected.get(weight.name());
                        final double rate =
                            rates[step] * Math.sqrt(1 - Math.pow(0.999, step + 1)) / (1 - Math.pow(0.9, step + 1));
                        for (int i = 0; i < w.length; i++) {
                            m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                            v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
                            w[i] -= rate * m[i] / (Math.sqrt(v[i]) + 1e-8);
                        }
                    }
                }
                session.step(minibatch, rates[step], step);
                final Map<String, double[]> found = weights(session);
                for (final String name : found.keySet()) {
                    // a step moves a weight by about the rate
                    assertArrayEquals(name + ", step " + step, expected.get(name), found.get(name),
                        1e-3 * rates[step] + 1e-7);
                }
            }
        }
    }

    private static Map<String, double[]> zeros(final TrainingSession session) {
        final Map<String, double[]> zeros = weights(session);
        zeros.replaceAll((name, values) -> new double[values.length]);
        return zeros;
    }

    private static double lossOf(final LossConfig loss) {
        try (TrainingSession session = new TrainingSession(config(NETWORK, loss), GraphDevices.name(-1));
                Minibatch minibatch = new Minibatch(PATCHES, ROWS, COLUMNS)) {
            session.initialize();
            fill(minibatch);
            return TrainingProbe.loss(session, minibatch);
        }
    }

    private static void check(final LossConfig loss) {
        try (TrainingSession session = new TrainingSession(config(NETWORK, loss), GraphDevices.name(-1));
                Minibatch minibatch = new Minibatch(PATCHES, ROWS, COLUMNS)) {
            session.initialize();
            final List<Slice> patches = fill(minibatch);
            final Map<String, double[]> weights = weights(session);
            final double expected = referenceLoss(loss, weights, patches);
            assertEquals(expected, TrainingProbe.loss(session, minibatch), 2e-6 * expected);
            try (Result gradients = TrainingProbe.gradients(session, minibatch)) {
                int tensor = 0;
                for (final Weight weight : session.graph().weights()) {
                    checkGradient(weight, values(gradients.get(tensor++)), weights, loss, patches);
                }
            }
        }
    }

    /** All values of small weights, and forty of each larger one. */
    private static void checkGradient(final Weight weight, final float[] gradient, final Map<String, double[]> weights,
        final LossConfig loss, final List<Slice> patches) {
        final double[] values = weights.get(weight.name());
        final int stride = Math.max(1, values.length / 40);
        double largest = 0;
        for (final float value : gradient) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(weight.name() + " has no gradient", largest > 0);
        for (int i = 0; i < values.length; i += stride) {
            final double before = values[i];
            // small enough not to move a maximum of the pooling to another pixel
            final double distance = 1e-6;
            values[i] = before + distance;
            final double above = referenceLoss(loss, weights, patches);
            values[i] = before - distance;
            final double below = referenceLoss(loss, weights, patches);
            values[i] = before;
            assertEquals(weight.name() + "[" + i + "]", (above - below) / (2 * distance), gradient[i],
                2e-5 * largest + 1e-5 * Math.abs(gradient[i]));
        }
    }

    private static double referenceLoss(final LossConfig loss, final Map<String, double[]> weights,
        final List<Slice> patches) {
        final double[][][][] images = new double[patches.size()][ROWS][COLUMNS][1];
        final boolean[][][] pore = new boolean[patches.size()][ROWS][COLUMNS];
        for (int i = 0; i < patches.size(); i++) {
            final Mask mask = mask(i);
            for (int pixel = 0; pixel < ROWS * COLUMNS; pixel++) {
                images[i][pixel / COLUMNS][pixel % COLUMNS][0] = (float)(patches.get(i).value(pixel) / 255.0 - 0.5);
                pore[i][pixel / COLUMNS][pixel % COLUMNS] = mask.isPore(pixel);
            }
        }
        return ReferenceNet.loss(loss, new ReferenceNet(NETWORK, weights).logits(images), pore);
    }

    private static TrainingConfig config(final NetworkConfig network, final LossConfig loss) {
        return new TrainingConfig(network, loss, LearningRate.PAPER, PATCHES, 1, 1, Stopping.NEVER, 11, Precision.FP32,
            DeviceChoice.CPU);
    }

    private static List<Slice> fill(final Minibatch minibatch) {
        final Random random = new Random(4);
        final Slice[] patches = new Slice[PATCHES];
        for (int i = 0; i < PATCHES; i++) {
            patches[i] = DiscPatches.noise(COLUMNS, ROWS, PixelType.UINT8, random);
            minibatch.put(i, new Patches.Entry(patches[i], mask(i), DiscPatches.WINDOW));
        }
        return List.of(patches);
    }

    private static Mask mask(final int patch) {
        return DiscPatches.randomMask(COLUMNS, ROWS, new Random(100 + patch));
    }

    private static Map<String, double[]> weights(final TrainingSession session) {
        final Map<String, double[]> weights = new LinkedHashMap<>();
        try (Result snapshot = session.snapshot()) {
            for (int i = 0; i < session.graph().weights().size(); i++) {
                final float[] values = values(snapshot.get(i));
                final double[] doubles = new double[values.length];
                for (int k = 0; k < values.length; k++) {
                    doubles[k] = values[k];
                }
                weights.put(session.graph().weights().get(i).name(), doubles);
            }
        }
        return weights;
    }

    private static float[] values(final Tensor tensor) {
        final float[] values = new float[(int)(tensor.numBytes() / Float.BYTES)];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }
}
