package org.poreseg.unet.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.poreseg.files.WholeFile;
import org.poreseg.unet.TrainingConfig;
import org.poreseg.unet.graph.GraphDevices;
import org.poreseg.unet.graph.GraphOps;
import org.poreseg.unet.graph.UNetGraph;
import org.poreseg.unet.graph.Weight;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

import com.google.protobuf.CodedOutputStream;

/**
 * Writes a network with its weights frozen as constants as a TensorFlow SavedModel: signature {@code serving_default},
 * input {@code image} (patches × rows × columns × 1), output {@code probability} (patches × rows × columns × 2: solid,
 * pore). The same weights give the same bytes.
 */
public final class SavedModelWriter {

    /** The file's name in its folder. */
    public static final String FILE = "saved_model.pb";

    /** The name of the input. */
    static final String INPUT = "image";

    /** The name of the output. */
    static final String OUTPUT = "probability";

    private SavedModelWriter() {
    }

    /**
     * @param folder where the file is put, made if it is not there
     * @param config the settings of the training
     * @param weights the weights' specifications
     * @param values their values, in the same order
     * @throws IOException if it cannot be written
     */
    public static void write(final Path folder, final TrainingConfig config, final List<Weight> weights,
        final Result values) throws IOException {
        final SavedModel model = SavedModel.newBuilder().setSavedModelSchemaVersion(1)
            .addMetaGraphs(metaGraph(config, weights, values)).build();
        WholeFile.write(folder.resolve(FILE), stream -> writeStable(model, stream));
    }

    /**
     * Copies a model and says in the copy on which device it runs.
     *
     * @param model the folder of the model
     * @param copy the folder of the copy
     * @param device a TensorFlow device name
     * @throws IOException if it cannot be read or written
     */
    public static void place(final Path model, final Path copy, final String device) throws IOException {
        final SavedModel.Builder placed;
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(model.resolve(FILE)))) {
            placed = SavedModel.parseFrom(stream).toBuilder();
        }
        for (final MetaGraphDef.Builder graph : placed.getMetaGraphsBuilderList()) {
            graph.setGraphDef(GraphDevices.place(graph.getGraphDef(), device));
        }
        WholeFile.write(copy.resolve(FILE), stream -> writeStable(placed.build(), stream));
    }

    /** Protocol buffers order maps as they like unless told otherwise. */
    private static void writeStable(final SavedModel model, final OutputStream stream) throws IOException {
        final CodedOutputStream coded = CodedOutputStream.newInstance(stream);
        coded.useDeterministicSerialization();
        model.writeTo(coded);
        coded.flush();
    }

    private static MetaGraphDef metaGraph(final TrainingConfig config, final List<Weight> weights,
        final Result values) {
        try (Graph graph = new Graph()) {
            final GraphOps ops = new GraphOps(graph, "");
            final Output<?> image = ops.placeholder(INPUT, DataType.DT_FLOAT, -1, -1, -1, 1);
            final Map<String, Output<?>> constants = new LinkedHashMap<>();
            for (int i = 0; i < weights.size(); i++) {
                final String name = weights.get(i).name();
                constants.put(name, ops.constant(name, values.get(i)));
            }
            final GraphOps network = new GraphOps(graph, "network/");
            final Output<?> flat = network.op("Softmax",
                new UNetGraph(network, config.network(), config.precision(), constants, null).logits(image));
            final Output<?> size = ops.op("Slice", ops.op("Shape", image), ops.ints(0), ops.ints(3));
            ops.add("Reshape", OUTPUT, builder -> { }, flat, ops.concat(0, size, ops.ints(Weight.CLASSES)));
            return MetaGraphDef.newBuilder()
                .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve")
                    .setTensorflowVersion(TensorFlow.version()))
                .setGraphDef(graph.toGraphDef())
                .putSignatureDef("serving_default",
                    SignatureDef.newBuilder().putInputs(INPUT, tensor(INPUT, 1))
                        .putOutputs(OUTPUT, tensor(OUTPUT, Weight.CLASSES)).setMethodName("tensorflow/serving/predict")
                        .build())
                .build();
        }
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
