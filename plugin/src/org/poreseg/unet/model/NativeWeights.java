package org.poreseg.unet.model;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import org.bytedeco.javacpp.BytePointer;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.graph.Weight;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

/** The weights of a network outside the Java heap, while a model is opened. */
final class NativeWeights implements WeightsFile.Sink, AutoCloseable {

    private final Map<String, BytePointer> m_memory = new HashMap<>();

    private final Map<String, ByteBuffer> m_values = new HashMap<>();

    /** @param network the network; TensorFlow runs */
    NativeWeights(final NetworkConfig network) {
        try {
            for (final Weight weight : Weight.of(network)) {
                final BytePointer memory = new BytePointer((long)Float.BYTES * weight.size());
                m_memory.put(weight.name(), memory);
                m_values.put(weight.name(), memory.asByteBuffer());
            }
        } catch (final RuntimeException | Error ex) {
            close();
            throw ex;
        }
    }

    @Override
    public void accept(final String weight, final ByteBuffer values) {
        m_values.get(weight).put(values);
    }

    /** @return whether there is a weight of the name */
    boolean has(final String weight) {
        return m_values.containsKey(weight);
    }

    /**
     * @param weight the name of a weight
     * @return its values, not to be used after {@link #close}
     */
    ByteString values(final String weight) {
        return UnsafeByteOperations.unsafeWrap(m_values.get(weight).duplicate().rewind());
    }

    @Override
    public void close() {
        m_memory.values().forEach(BytePointer::close);
    }
}
