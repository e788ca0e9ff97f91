package org.poreseg.unet.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.poreseg.image.PixelType;
import org.poreseg.image.WindowKind;
import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.EpochRecord;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.StopReason;
import org.poreseg.unet.Stopping;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.Weight;

/** Model files with made-up weights, without TensorFlow. */
final class TestModelFiles {

    /** A small network: its weights take less than a kilobyte. */
    static final NetworkConfig NETWORK = new NetworkConfig(1, 1, false, 0);

    private TestModelFiles() {
    }

    /** @return what is known of a model of this name and network */
    static ModelInfo info(final String name, final NetworkConfig network) {
        final TrainingConfig training = new TrainingConfig(network, LossConfig.PAPER, LearningRate.PAPER, 32, 2, 0.2,
            Stopping.NEVER, Long.MIN_VALUE, Precision.FP32, DeviceChoice.AUTO);
        final List<EpochRecord> curve = List.of(
            new EpochRecord(1, 20, 1e-3, 0.5, 0.25, 0.25, Double.NaN, Double.NaN, 3.5),
            new EpochRecord(2, 40, 1e-5, 0.4, 0.2, 0.2, 0.3, 0.75, 7));
        return new ModelInfo(name, List.of("carbonate", "soil <&\" ü"), training, 64, 48, PixelType.UINT16,
            WindowKind.STACK_PERCENTILES, List.of(new TrainingStack("A", "carbonate", List.of(0, 40, 80), 192)),
            StopReason.FINISHED, 2, curve, Map.of("Java", "17"), null);
    }

    /** @return a file of weights that follow from the seed */
    static Path weights(final Path file, final NetworkConfig network, final long seed) throws IOException {
        final List<Weight> weights = Weight.of(network);
        final Random random = new Random(seed);
        try (OutputStream stream = Files.newOutputStream(file)) {
            new Safetensors(weights.stream().map(WeightsFile::tensor).toList(), Map.of()).writeHeader(stream);
            for (final Weight weight : weights) {
                final ByteBuffer bytes =
                    ByteBuffer.allocate(Float.BYTES * weight.size()).order(ByteOrder.LITTLE_ENDIAN);
                while (bytes.hasRemaining()) {
                    bytes.putFloat((float)random.nextGaussian());
                }
                stream.write(bytes.array());
            }
        }
        return file;
    }

    /** @return a model whose weights are written to the folder, under a name that follows from the seed */
    static ModelFile.Source source(final Path folder, final String name, final long seed) throws IOException {
        return new ModelFile.Source(info(name, NETWORK),
            weights(folder.resolve("weights of " + seed), NETWORK, seed));
    }
}
