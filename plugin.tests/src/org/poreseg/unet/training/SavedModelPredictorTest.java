package org.poreseg.unet.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.model.SavedModelPredictor;
import org.poreseg.unet.model.WeightsFile;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.tensorflow.Result;

public final class SavedModelPredictorTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @BeforeClass
    public static void start() throws IOException {
        TensorFlowRuntime.start();
    }

    /** The frozen model through Deep Java Library gives exactly what the training session's forward pass gives. */
    @Test
    public void equalsTheTrainingSession() throws IOException {
        compare(new NetworkConfig(32, 4, false, 0), Precision.FP32, 64, 64);
        compareSizes(Precision.FP32);
    }

    @Test
    public void equalsTheTrainingSessionInBfloat16() throws IOException {
        assumeTrue("This processor has no bfloat16", TensorFlowRuntime.hasBfloat16());
        compareSizes(Precision.BF16);
    }

    private void compareSizes(final Precision precision) throws IOException {
        for (final NetworkConfig network : List.of(new NetworkConfig(4, 3, false, 0),
            new NetworkConfig(4, 1, true, 0.2))) {
            for (final int[] size : new int[][]{{64, 64}, {37, 23}}) {
                compare(network, precision, size[0], size[1]);
            }
        }
    }

    private void compare(final NetworkConfig network, final Precision precision, final int width, final int height)
        throws IOException {
        final TrainingConfig config = config(network, precision);
        final List<Slice> patches = patches(5, width, height, PixelType.UINT16);
        final List<IntensityWindow> windows = Collections.nCopies(5, new IntensityWindow(1000, 60000));
        final Path folder = m_folder.newFolder().toPath();
        try (TrainingSession session = new TrainingSession(config, GraphDevices.name(-1));
                Minibatch minibatch = new Minibatch(5, height, width)) {
            session.initialize();
            for (int i = 0; i < 5; i++) {
                minibatch.put(i, new Patches.Entry(patches.get(i), new Mask(width, height), windows.get(i)));
            }
            // off the initial values, running statistics included
            session.step(minibatch, 1e-2, 0);
            try (Result snapshot = session.snapshot(); Result expected = session.probability(minibatch.image())) {
                final Path weights = WeightsFile.write(folder, session.graph().weights(), snapshot);
                final float[] classes = new float[2 * 5 * width * height];
                expected.get(0).asRawTensor().data().asFloats().read(classes);
                try (SavedModelPredictor predictor =
                    SavedModelPredictor.open(weights, network, precision, DeviceChoice.CPU)) {
                    final List<ProbabilityMap> maps = predictor.predict(patches, windows);
                    for (int i = 0; i < 5; i++) {
                        assertEquals(width, maps.get(i).width());
                        final float[] pore = new float[width * height];
                        for (int pixel = 0; pixel < pore.length; pixel++) {
                            pore[pixel] = classes[2 * (i * pore.length + pixel) + 1];
                        }
                        assertArrayEquals(pore, maps.get(i).values(), 0);
                    }
                }
            }
        }
    }

    @Test
    public void severalModelsAndSizesAtOnce() throws IOException {
        final NetworkConfig network = new NetworkConfig(4, 2, false, 0);
        final Path first = save(network, 1);
        final Path second = save(network, 2);
        final List<Slice> small = patches(3, 16, 16, PixelType.UINT8);
        final List<Slice> large = patches(2, 40, 24, PixelType.UINT8);
        final List<IntensityWindow> windows = Collections.nCopies(3, DiscPatches.WINDOW);
        try (SavedModelPredictor one = open(first, network, DeviceChoice.CPU);
                SavedModelPredictor two = open(second, network, DeviceChoice.AUTO)) {
            final List<ProbabilityMap> before = one.predict(small, windows);
            final List<ProbabilityMap> other = two.predict(small, windows);
            assertEquals(2, one.predict(large, windows.subList(0, 2)).size());
            final List<ProbabilityMap> after = one.predict(small, windows);
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(before.get(i).values(), after.get(i).values(), 0);
                assertFalse(Arrays.equals(before.get(i).values(), other.get(i).values()));
            }
            // as many pixels as three small ones, in another number of patches
            assertEquals(1, one.predict(patches(1, 48, 16, PixelType.UINT8), windows.subList(0, 1)).size());
            assertEquals(3, one.predict(small, windows).size());
            assertTrue(one.predict(List.of(), List.of()).isEmpty());
        }
    }

    /** Each patch is predicted as if it were alone. */
    @Test
    public void patchesOfAMinibatchDoNotMeet() throws IOException {
        final List<Slice> patches = patches(4, 32, 32, PixelType.FLOAT32);
        final List<IntensityWindow> windows =
            IntStream.range(0, 4).mapToObj(i -> new IntensityWindow(-0.1 * i, 1 + 0.2 * i)).toList();
        final NetworkConfig network = new NetworkConfig(4, 2, true, 0);
        try (SavedModelPredictor predictor = open(save(network, 1), network, DeviceChoice.CPU)) {
            final List<ProbabilityMap> together = predictor.predict(patches, windows);
            for (int i = 0; i < 4; i++) {
                final ProbabilityMap alone =
                    predictor.predict(patches.subList(i, i + 1), windows.subList(i, i + 1)).get(0);
                assertArrayEquals(alone.values(), together.get(i).values(), 1e-6f);
            }
        }
    }

    @Test
    public void saysWhatIsWrong() throws IOException {
        final NetworkConfig network = new NetworkConfig(2, 1, false, 0);
        final Path weights = save(network, 1);
        final Exception misfit =
            assertThrows(UserError.class, () -> open(weights, new NetworkConfig(2, 2, false, 0), DeviceChoice.CPU));
        assertTrue(misfit.getMessage(), misfit.getMessage().contains(weights + " does not fit its network"));
        final Exception device =
            assertThrows(UserError.class, () -> open(weights, network, DeviceChoice.gpu(63)));
        assertTrue(device.getMessage(), device.getMessage().contains("GPU 63 cannot be used"));
        assertArrayEquals("nothing is left", new String[]{WeightsFile.FILE}, weights.getParent().toFile().list());
        try (SavedModelPredictor predictor = open(weights, network, DeviceChoice.CPU)) {
            final Slice one = patches(1, 8, 8, PixelType.UINT8).get(0);
            final Slice other = patches(1, 8, 9, PixelType.UINT8).get(0);
            assertThrows(IllegalArgumentException.class, () -> predictor.predict(List.of(one, other),
                List.of(DiscPatches.WINDOW, DiscPatches.WINDOW)));
            assertThrows(IllegalArgumentException.class, () -> predictor.predict(List.of(one), List.of()));
        }
    }

    private static TrainingConfig config(final NetworkConfig network, final Precision precision) {
        return new TrainingConfig(network, LossConfig.PAPER, LearningRate.PAPER, 5, 1, 1, Stopping.NEVER, 3,
            precision, DeviceChoice.CPU);
    }

    private static SavedModelPredictor open(final Path weights, final NetworkConfig network,
        final DeviceChoice device) throws IOException {
        return SavedModelPredictor.open(weights, network, Precision.FP32, device);
    }

    private Path save(final NetworkConfig network, final long seed) throws IOException {
        final Path folder = m_folder.newFolder().toPath();
        final TrainingConfig base = config(network, Precision.FP32);
        final TrainingConfig config = new TrainingConfig(network, base.loss(), base.rate(), 5, 1, 1, Stopping.NEVER,
            seed, Precision.FP32, DeviceChoice.CPU);
        try (TrainingSession session = new TrainingSession(config, GraphDevices.name(-1))) {
            session.initialize();
            try (Result snapshot = session.snapshot()) {
                return WeightsFile.write(folder, session.graph().weights(), snapshot);
            }
        }
    }

    private static List<Slice> patches(final int count, final int width, final int height, final PixelType type) {
        final Random random = new Random(8);
        return IntStream.range(0, count).mapToObj(i -> DiscPatches.noise(width, height, type, random)).toList();
    }
}
