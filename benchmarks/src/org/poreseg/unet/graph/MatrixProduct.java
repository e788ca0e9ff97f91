package org.poreseg.unet.graph;

import java.io.IOException;

import org.poreseg.unet.DeviceChoice;
import org.poreseg.unet.runtime.SessionConfigs;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Multiplies two large square matrices in single precision: what the machine can do at best. */
public final class MatrixProduct implements AutoCloseable {

    private static final int SIDE = 4096;

    private final Graph m_graph = new Graph();

    private final Session m_session;

    private final TFloat32 m_matrix;

    private final String m_corner;

    /** @throws IOException if TensorFlow cannot be started */
    public MatrixProduct() throws IOException {
        TensorFlowRuntime.start();
        final GraphOps ops = new GraphOps(m_graph, "");
        final Output<?> left = ops.placeholder("left", org.tensorflow.proto.DataType.DT_FLOAT, SIDE, SIDE);
        final Output<?> product = ops.op("MatMul", left, left);
        // so that no time goes into fetching the product
        m_corner = ops.op("Slice", product, ops.ints(0, 0), ops.ints(1, 1)).op().name();
        m_session = new Session(m_graph, SessionConfigs.proto(DeviceChoice.CPU));
        m_matrix = TFloat32.tensorOf(Shape.of(SIDE, SIDE));
        final float[] row = new float[SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                row[j] = 1f / (1 + (i + 3 * j) % 17);
            }
            m_matrix.asRawTensor().data().asFloats().offset((long)i * SIDE).write(row);
        }
    }

    /** Multiplies once. */
    public void multiply() {
        try (Result corner = m_session.runner().feed("left", m_matrix).fetch(m_corner).run()) {
            if (!(corner.get(0) instanceof TFloat32)) {
                throw new AssertionError(corner);
            }
        }
    }

    /** @return floating-point operations of one product */
    public static double operations() {
        return 2.0 * SIDE * SIDE * SIDE;
    }

    @Override
    public void close() {
        m_matrix.close();
        m_session.close();
        m_graph.close();
    }
}
