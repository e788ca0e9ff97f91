package org.poreseg.unet.model;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.Precision;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.graph.GraphOps;
import org.poreseg.unet.graph.UNetGraph;
import org.poreseg.unet.graph.Weight;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

import com.google.protobuf.CodedOutputStream;

/**
 * Makes a TensorFlow SavedModel of a network and its weights, so that TensorFlow runs operations that this class chose
 * and no others. The weights are constants; signature {@code serving_default}, input {@code image} (patches × rows ×
 * columns × 1), output {@code probability} (patches × rows × columns × 2: solid, pore).
 */
final class SavedModelWriter {

    /** The file's name in its folder. */
    static final String FILE = "saved_model.pb";

    /** The name of the input. */
    static final String INPUT = "image";

    /** The name of the output. */
    static final String OUTPUT = "probability";

    private static final int BUFFER = 1 << 16;

    private SavedModelWriter() {
    }

    /**
     * @param folder where the file is put, which is there
     * @param network the network
     * @param precision the number format of its convolutions
     * @param weights its weights
     * @param device the TensorFlow device that it is put on; {@code null} to leave that to TensorFlow
     * @throws IOException if it cannot be written
     */
    static void write(final Path folder, final NetworkConfig network, final Precision precision,
        final NativeWeights weights, final String device) throws IOException {
        final GraphDef frozen = freeze(structure(network, precision), weights);
        final GraphDef graph = device == null ? frozen : GraphDevices.place(frozen, device);
        // for this one opening: neither its name nor the disk must be waited for
        try (OutputStream stream = new FileOutputStream(folder.resolve(FILE).toFile())) {
            final CodedOutputStream coded = CodedOutputStream.newInstance(stream, BUFFER);
            SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(metaGraph(graph)).build()
                .writeTo(coded);
            coded.flush();
        }
    }

    /** The network with a placeholder for each weight. */
    private static GraphDef structure(final NetworkConfig network, final Precision precision) {
        try (Graph graph = new Graph()) {
            final GraphOps ops = new GraphOps(graph, "");
            final Output<?> image = ops.placeholder(INPUT, DataType.DT_FLOAT, -1, -1, -1, 1);
            final Map<String, Output<?>> weights = new LinkedHashMap<>();
            for (final Weight weight : Weight.of(network)) {
                weights.put(weight.name(), ops.placeholder(weight.name(), DataType.DT_FLOAT, weight.shape()));
            }
            final GraphOps layers = new GraphOps(graph, "network/");
            final Output<?> flat =
                layers.op("Softmax", new UNetGraph(layers, network, precision, weights, null).logits(image));
            final Output<?> size = ops.op("Slice", ops.op("Shape", image), ops.ints(0), ops.ints(3));
            ops.add("Reshape", OUTPUT, builder -> { }, flat, ops.concat(0, size, ops.ints(Weight.CLASSES)));
            return graph.toGraphDef();
        }
    }

    /** Puts constants in the places of the weights. */
    private static GraphDef freeze(final GraphDef structure, final NativeWeights weights) {
        final GraphDef.Builder frozen = structure.toBuilder();
        for (final NodeDef.Builder node : frozen.getNodeBuilderList()) {
            if (weights.has(node.getName())) {
                final TensorProto value = TensorProto.newBuilder().setDtype(DataType.DT_FLOAT)
                    .setTensorShape(node.getAttrOrThrow("shape").getShape())
                    .setTensorContent(weights.values(node.getName())).build();
                node.setOp("Const").removeAttr("shape")
                    .putAttr("value", AttrValue.newBuilder().setTensor(value).build());
            }
        }
        return frozen.build();
    }

    private static MetaGraphDef metaGraph(final GraphDef graph) {
        return MetaGraphDef.newBuilder()
            .setMetaInfoDef(
                MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve").setTensorflowVersion(TensorFlow.version()))
            .setGraphDef(graph)
            .putSignatureDef("serving_default",
                SignatureDef.newBuilder().putInputs(INPUT, tensor(INPUT, 1))
                    .putOutputs(OUTPUT, tensor(OUTPUT, Weight.CLASSES)).setMethodName("tensorflow/serving/predict")
                    .build())
            .build();
    }

    private static TensorInfo tensor(final String operation, final long channels) {
        final TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (final long size : new long[]{-1, -1, -1, channels}) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        return TensorInfo.newBuilder().setName(operation + ":0").setDtype(DataType.DT_FLOAT).setTensorShape(shape)
            .build();
    }
}
