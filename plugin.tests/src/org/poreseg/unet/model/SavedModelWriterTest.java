package org.poreseg.unet.model;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

public final class SavedModelWriterTest {

    private static final Set<String> OPERATIONS = Set.of("BiasAdd", "Cast", "ConcatV2", "Const", "Conv2D",
        "Conv2DBackpropInput", "Elu", "FusedBatchNormV3", "MaxPool", "Placeholder", "Reshape", "Shape", "Slice",
        "Softmax");

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @BeforeClass
    public static void start() throws IOException {
        TensorFlowRuntime.start();
    }

    private Path write(final NetworkConfig network, final Precision precision, final String device)
        throws IOException {
        final Path folder = m_folder.newFolder().toPath();
        final Path file = TestModelFiles.weights(folder.resolve(WeightsFile.FILE), network, 1);
        try (NativeWeights weights = new NativeWeights(network); InputStream stream = Files.newInputStream(file)) {
            WeightsFile.read(stream, Files.size(file), network, "test", weights);
            SavedModelWriter.write(folder, network, precision, weights, device);
        }
        return folder;
    }

    /** What TensorFlow is given is a network and nothing else. */
    @Test
    public void hasTheOperationsOfANetwork() throws IOException {
        final Set<String> found = new TreeSet<>();
        for (final boolean normalized : new boolean[]{false, true}) {
            for (final Precision precision : Precision.values()) {
                final Path folder = write(new NetworkConfig(2, 2, normalized, 0.1), precision, null);
                final SavedModel model =
                    SavedModel.parseFrom(Files.readAllBytes(folder.resolve(SavedModelWriter.FILE)));
                assertEquals(1, model.getMetaGraphsCount());
                assertEquals(Set.of("serving_default"), model.getMetaGraphs(0).getSignatureDefMap().keySet());
                assertEquals(0, model.getMetaGraphs(0).getCollectionDefCount());
                final GraphDef graph = model.getMetaGraphs(0).getGraphDef();
                assertEquals(0, graph.getLibrary().getFunctionCount());
                graph.getNodeList().stream().map(NodeDef::getOp).forEach(found::add);
                assertEquals("the image alone is fed", 1,
                    graph.getNodeList().stream().filter(node -> node.getOp().equals("Placeholder")).count());
            }
        }
        assertEquals(new TreeSet<>(OPERATIONS), found);
    }

    @Test
    public void aModelPutOnADeviceGivesTheSame() throws IOException {
        final NetworkConfig network = new NetworkConfig(4, 2, false, 0);
        final byte[] pixels = new byte[256];
        new Random(1).nextBytes(pixels);
        final List<Slice> patches = List.of(new Slice(16, 16, PixelType.UINT8, pixels));
        final List<IntensityWindow> windows = List.of(new IntensityWindow(0, 255));
        try (SavedModelPredictor one = SavedModelPredictor.load(write(network, Precision.FP32, null), -1);
                SavedModelPredictor other =
                    SavedModelPredictor.load(write(network, Precision.FP32, "/device:CPU:0"), -1)) {
            assertArrayEquals(one.predict(patches, windows).get(0).values(),
                other.predict(patches, windows).get(0).values(), 0);
        }
    }
}
