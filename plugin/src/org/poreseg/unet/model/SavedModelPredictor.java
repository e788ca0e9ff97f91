package org.poreseg.unet.model;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.graph.Weight;
import org.poreseg.unet.runtime.PluginClassLoader;
import org.poreseg.unet.runtime.SessionConfigs;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.tensorflow.exceptions.TFResourceExhaustedException;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;

/**
 * Applies a network and its weights through Deep Java Library's Predictor. Several may be open at once; one is used by one thread
 * at a time.
 */
public final class SavedModelPredictor implements AutoCloseable {

    private final ZooModel<Batch, List<ProbabilityMap>> m_model;

    private final Predictor<Batch, List<ProbabilityMap>> m_predictor;

    /** Patches of one size and their windows. */
    private record Batch(List<Slice> patches, List<IntensityWindow> windows) {
    }

    private SavedModelPredictor(final ZooModel<Batch, List<ProbabilityMap>> model) {
        m_model = model;
        try {
            m_predictor = model.newPredictor();
        } catch (final RuntimeException | Error ex) {
            model.close();
            throw ex;
        }
    }

    /** Reads the weights of a network from wherever they are. */
    @FunctionalInterface
    interface WeightsReader {
        /** @throws IOException if they cannot be read */
        void read(WeightsFile.Sink sink) throws IOException;
    }

    /**
     * @param weights a file of {@link WeightsFile}
     * @param network the network that the weights are of
     * @param precision the number format of its convolutions
     * @param device where the network runs
     * @return the opened model
     * @throws IOException if the file cannot be read
     * @throws UserError if it is damaged or does not fit the network, or the device is not there
     */
    public static SavedModelPredictor open(final Path weights, final NetworkConfig network, final Precision precision,
        final DeviceChoice device) throws IOException {
        return open(sink -> {
            try (InputStream stream = new FileInputStream(weights.toFile())) {
                WeightsFile.read(stream, Files.size(weights), network, weights.toString(), sink);
            }
        }, network, precision, device, weights.toAbsolutePath().getParent());
    }

    /**
     * Makes a SavedModel of the network, which DJL opens and which then is removed: the only way in which DJL takes a
     * TensorFlow graph. All weights are read and checked before TensorFlow sees one.
     *
     * @param scratch a folder for the SavedModel
     */
    static SavedModelPredictor open(final WeightsReader weights, final NetworkConfig network,
        final Precision precision, final DeviceChoice device, final Path scratch) throws IOException {
        final int gpu = TensorFlowRuntime.start().resolve(device);
        final Path folder = Files.createTempDirectory(scratch, "model");
        try {
            try (NativeWeights values = new NativeWeights(network)) {
                weights.read(values);
                // without a word in the model, TensorFlow takes the first GPU that it may use
                SavedModelWriter.write(folder, network, precision, values,
                    gpu > 0 ? GraphDevices.name(gpu) : null);
            }
            return load(folder, gpu);
        } finally {
            Files.deleteIfExists(folder.resolve(SavedModelWriter.FILE));
            Files.delete(folder);
        }
    }

    /**
     * @param savedModel a folder of {@link SavedModelWriter}
     * @param gpu the number of a GPU that may be used, or −1
     */
    @SuppressWarnings("unchecked")
    static SavedModelPredictor load(final Path savedModel, final int gpu) throws IOException {
        final DeviceChoice resolved = gpu < 0 ? DeviceChoice.CPU : DeviceChoice.gpu(gpu);
        try (PluginClassLoader scope = PluginClassLoader.enter()) {
            final Class<List<ProbabilityMap>> output = (Class<List<ProbabilityMap>>)(Class<?>)List.class;
            return new SavedModelPredictor(Criteria.builder().setTypes(Batch.class, output)
                .optEngine(TensorFlowRuntime.ENGINE).optModelPath(savedModel)
                .optDevice(gpu < 0 ? Device.cpu() : Device.gpu(gpu))
                .optOption("ConfigProto",
                    Base64.getEncoder().encodeToString(SessionConfigs.proto(resolved).toByteArray()))
                .optTranslator(new PatchTranslator()).build().loadModel());
        } catch (final ModelNotFoundException | MalformedModelException | RuntimeException ex) {
            throw new IOException("The model in " + savedModel + " cannot be opened: " + ex.getMessage(), ex);
        }
    }

    /**
     * @param patches patches of one size; any width and height, and any pixel type
     * @param windows the intensity window of each patch
     * @return the pore probabilities of each patch, in the same order
     * @throws IllegalArgumentException if the sizes differ or the lists do not fit each other
     * @throws UserError if TensorFlow has too little memory
     */
    public List<ProbabilityMap> predict(final List<Slice> patches, final List<IntensityWindow> windows) {
        if (patches.size() != windows.size()) {
            throw new IllegalArgumentException(
                patches.size() + " patches need as many intensity windows, not " + windows.size());
        }
        if (patches.isEmpty()) {
            return List.of();
        }
        final Slice first = patches.get(0);
        for (final Slice patch : patches) {
            if (patch.width() != first.width() || patch.height() != first.height()) {
                throw new IllegalArgumentException("Patches that are predicted together need one size, but one has "
                    + patch.width() + " × " + patch.height() + " pixels and another " + first.width() + " × "
                    + first.height());
            }
        }
        try (PluginClassLoader scope = PluginClassLoader.enter()) {
            return m_predictor.predict(new Batch(patches, windows));
        } catch (final TranslateException ex) {
            if (isOutOfMemory(ex)) {
                throw UserError
                    .found("There is not enough memory to apply the network to " + patches.size() + " patches of "
                        + first.width() + " × " + first.height() + " pixels at a time")
                    .advice("A smaller batch size, or smaller patches, need less").causedBy(ex);
            }
            throw new IllegalStateException("The network cannot be applied: " + ex.getMessage(), ex);
        }
    }

    private static boolean isOutOfMemory(final Throwable thrown) {
        return thrown != null
            && (thrown instanceof TFResourceExhaustedException || isOutOfMemory(thrown.getCause()));
    }

    /** Frees the model's native memory. */
    @Override
    public void close() {
        m_predictor.close();
        m_model.close();
    }

    /** Patches to TensorFlow's input, and its output to probability maps, through buffers that are used again. */
    private static final class PatchTranslator implements Translator<Batch, List<ProbabilityMap>> {

        private ByteBuffer m_input = ByteBuffer.allocateDirect(0);

        private float[] m_patch = {};

        private float[] m_classes = {};

        @Override
        public Batchifier getBatchifier() {
            // a minibatch comes as a whole
            return null;
        }

        @Override
        public NDList processInput(final TranslatorContext context, final Batch batch) {
            final Slice first = batch.patches().get(0);
            final int pixels = first.width() * first.height();
            final int bytes = Math.multiplyExact(Math.multiplyExact(pixels, batch.patches().size()), Float.BYTES);
            if (m_input.capacity() != bytes) {
                m_input = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            }
            if (m_patch.length != pixels) {
                m_patch = new float[pixels];
            }
            m_input.clear();
            final FloatBuffer input = m_input.asFloatBuffer();
            for (int i = 0; i < batch.patches().size(); i++) {
                PatchScaling.scale(batch.patches().get(i), batch.windows().get(i), m_patch);
                input.put(m_patch);
            }
            final NDArray image = context.getNDManager().create(m_input,
                new Shape(batch.patches().size(), first.height(), first.width(), 1), DataType.FLOAT32);
            image.setName(SavedModelWriter.INPUT);
            return new NDList(image);
        }

        @Override
        public List<ProbabilityMap> processOutput(final TranslatorContext context, final NDList list) {
            final NDArray output = list.singletonOrThrow();
            final Shape shape = output.getShape();
            final int height = (int)shape.get(1);
            final int width = (int)shape.get(2);
            final int pixels = height * width;
            if (m_classes.length != Weight.CLASSES * pixels) {
                m_classes = new float[Weight.CLASSES * pixels];
            }
            final FloatBuffer values = output.toByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
            final List<ProbabilityMap> maps = new ArrayList<>();
            for (int patch = 0; patch < shape.get(0); patch++) {
                values.get(m_classes);
                final float[] pore = new float[pixels];
                for (int i = 0; i < pixels; i++) {
                    pore[i] = m_classes[Weight.CLASSES * i + 1];
                }
                maps.add(new ProbabilityMap(width, height, pore));
            }
            return maps;
        }
    }
}
