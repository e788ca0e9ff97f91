package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.graph.Weight;
import org.poreseg.unet.model.PatchScaling;
import org.poreseg.unet.model.SavedModelPredictor;
import org.poreseg.unet.model.WeightsFile;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.tensorflow.Result;

/**
 * The engine's inner parts for benchmarks, without the feeding around them: one training step on one minibatch, and the
 * prediction of a batch from an exported model. Lies in the engine's package because those parts are nobody else's.
 */
public final class EngineProbe implements AutoCloseable {

    private final TrainingConfig m_config;

    private final TrainingSession m_session;

    private final Minibatch m_minibatch;

    private final SavedModelPredictor m_predictor;

    private long m_step;

    /**
     * @param config the settings; as many patches as its batch size are needed
     * @param patches the patches of the minibatch, all of one size
     * @param masks their masks
     * @param window the window of all of them
     * @param modelFolder where the model for predictions is written
     * @throws IOException if TensorFlow or the model cannot be loaded
     */
    public EngineProbe(final TrainingConfig config, final List<Slice> patches, final List<Mask> masks,
        final IntensityWindow window, final Path modelFolder) throws IOException {
        m_config = config;
        TensorFlowRuntime.start();
        m_session = new TrainingSession(config, GraphDevices.name(-1));
        m_session.initialize();
        m_minibatch = new Minibatch(patches.size(), patches.get(0).height(), patches.get(0).width());
        for (int i = 0; i < patches.size(); i++) {
            m_minibatch.put(i, new Patches.Entry(patches.get(i), masks.get(i), window));
        }
        // a model that has learned something: TensorFlow would leave out biases that are zero
        step();
        final Path weights;
        try (Result snapshot = m_session.snapshot()) {
            weights = WeightsFile.write(modelFolder, m_session.graph().weights(), snapshot);
        }
        m_predictor =
            SavedModelPredictor.open(weights, config.network(), config.precision(), config.device());
    }

    /**
     * Does one step of Adam on the minibatch.
     *
     * @return the loss before the step
     */
    public double step() {
        return m_session.step(m_minibatch, m_config.rate().initial(), m_step++).total();
    }

    /** @return the pore probabilities of patches */
    public List<ProbabilityMap> predict(final List<Slice> patches, final List<IntensityWindow> windows) {
        return m_predictor.predict(patches, windows);
    }

    /** Scales a patch as the engine does. */
    public static void scale(final Slice patch, final IntensityWindow window, final float[] scaled) {
        PatchScaling.scale(patch, window, scaled);
    }

    /**
     * @param config the settings
     * @param side rows and columns of a patch, a multiple of 2^depth
     * @return floating-point operations of the convolutions of one patch, forwards: 2 for each multiplication and
     *         addition
     */
    public static double forwardOperations(final NetworkConfig config, final int side) {
        double operations = 0;
        for (final Weight weight : Weight.of(config)) {
            if (weight.name().endsWith("/kernel")) {
                operations += 2.0 * weight.size() * positions(weight.name(), side);
            }
        }
        return operations;
    }

    /**
     * @return floating-point operations of the convolutions of one patch in a training step: forwards, the gradient of
     *         the weights and, but for the first layer, that of the input
     */
    public static double trainingOperations(final NetworkConfig config, final int side) {
        final double first = 2.0 * Weight.of(config).get(0).size() * side * side;
        return 3 * forwardOperations(config, side) - first;
    }

    /** How often a kernel is applied. */
    private static double positions(final String kernel, final int side) {
        final int digits = kernel.startsWith("down") ? 4 : 2;
        final int level = kernel.startsWith(Weight.HEAD) ? 0 : Integer.parseInt(kernel.substring(digits, digits + 1));
        // a transposed convolution is applied to each pixel of the level below
        final double length = side >> (kernel.contains("/grow/") ? level + 1 : level);
        return length * length;
    }

    @Override
    public void close() {
        m_predictor.close();
        m_minibatch.close();
        m_session.close();
    }
}
