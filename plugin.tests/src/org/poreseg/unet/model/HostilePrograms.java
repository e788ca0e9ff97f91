package org.poreseg.unet.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;

import com.google.protobuf.ByteString;

/** SavedModels that do what no network should. */
final class HostilePrograms {

    /** What reads and writes files, prints, runs foreign code, opens connections, or never ends. */
    private static final List<String> OPERATIONS = List.of("WriteFile", "ReadFile", "PrintV2", "PyFunc", "EagerPyFunc",
        "QueueDequeueV2", "SaveV2", "RestoreV2", "LoadLibrary", "RpcCall", "TFRecordDataset");

    private HostilePrograms() {
    }

    /**
     * @param target a file
     * @return programs that would write it, or do other harm: in the graph, in a function, when they are initialised,
     *         and as a message within a message
     */
    static List<byte[]> writing(final Path target) {
        final List<byte[]> programs = new ArrayList<>();
        for (final String operation : OPERATIONS) {
            final GraphDef graph = graph(operation, target);
            programs.add(model(MetaGraphDef.newBuilder().setGraphDef(graph)));
            programs.add(model(MetaGraphDef.newBuilder().setGraphDef(GraphDef.newBuilder()
                .setLibrary(FunctionDefLibrary.newBuilder().addFunction(FunctionDef.newBuilder()
                    .setSignature(OpDef.newBuilder().setName("network")).addAllNodeDef(graph.getNodeList()))))));
            programs.add(model(MetaGraphDef.newBuilder().setGraphDef(graph)
                .putSignatureDef("__saved_model_init_op",
                    SignatureDef.newBuilder()
                        .putOutputs("__saved_model_init_op", TensorInfo.newBuilder().setName("harm").build()).build())
                .putCollectionDef("legacy_init_op", CollectionDef.newBuilder()
                    .setNodeList(CollectionDef.NodeList.newBuilder().addValue("harm")).build())));
            programs.add(model(MetaGraphDef.newBuilder().setGraphDef(GraphDef.newBuilder()
                .addNode(text("nested", ByteString.copyFrom(model(MetaGraphDef.newBuilder().setGraphDef(graph))))))));
        }
        return programs;
    }

    private static GraphDef graph(final String operation, final Path target) {
        return GraphDef.newBuilder().addNode(text("file", ByteString.copyFromUtf8(target.toString())))
            .addNode(text("contents", ByteString.copyFromUtf8("harm")))
            .addNode(NodeDef.newBuilder().setName("harm").setOp(operation).addInput("file").addInput("contents"))
            .build();
    }

    private static NodeDef text(final String name, final ByteString value) {
        return NodeDef.newBuilder().setName(name).setOp("Const")
            .putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_STRING).build())
            .putAttr("value", AttrValue.newBuilder()
                .setTensor(TensorProto.newBuilder().setDtype(DataType.DT_STRING).addStringVal(value)).build())
            .build();
    }

    private static byte[] model(final MetaGraphDef.Builder graph) {
        graph.getMetaInfoDefBuilder().addTags("serve");
        return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(graph).build().toByteArray();
    }
}
