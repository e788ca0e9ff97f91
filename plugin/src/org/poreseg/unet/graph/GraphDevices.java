package org.poreseg.unet.graph;

import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** Says on which device the operations of a graph run, those included that TensorFlow added for the gradients. */
public final class GraphDevices {

    private GraphDevices() {
    }

    /**
     * @param number a GPU's number from 0, or −1 for the processor
     * @return TensorFlow's name of the device
     */
    public static String name(final int number) {
        return number < 0 ? "/device:CPU:0" : "/device:GPU:" + number;
    }

    /**
     * @param definition a graph
     * @param device a TensorFlow device name
     * @return the same graph with all operations on that device
     */
    public static GraphDef place(final GraphDef definition, final String device) {
        final GraphDef.Builder placed = definition.toBuilder();
        for (final NodeDef.Builder node : placed.getNodeBuilderList()) {
            node.setDevice(device);
        }
        return placed.build();
    }
}
