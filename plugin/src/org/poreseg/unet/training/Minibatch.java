package org.poreseg.unet.training;

import org.poreseg.image.Mask;
import org.poreseg.unet.model.PatchScaling;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/** Patches and masks as TensorFlow takes them, in TensorFlow's own memory. */
final class Minibatch implements AutoCloseable {

    private final TFloat32 m_image;

    private final TFloat32 m_pore;

    private final FloatDataBuffer m_imageValues;

    private final FloatDataBuffer m_poreValues;

    private final float[] m_row;

    private final int m_size;

    /**
     * @param size number of patches
     * @param height rows of each
     * @param width columns of each
     */
    Minibatch(final int size, final int height, final int width) {
        m_size = size;
        m_row = new float[height * width];
        m_image = TFloat32.tensorOf(Shape.of(size, height, width, 1));
        try {
            m_pore = TFloat32.tensorOf(Shape.of((long)size * height * width, 1));
        } catch (final RuntimeException | Error ex) {
            m_image.close();
            throw ex;
        }
        m_imageValues = m_image.asRawTensor().data().asFloats();
        m_poreValues = m_pore.asRawTensor().data().asFloats();
    }

    /** Scales a patch into TensorFlow's memory. */
    void put(final int position, final Patches.Entry entry) {
        final long start = (long)position * m_row.length;
        PatchScaling.scale(entry.patch(), entry.window(), m_row);
        m_imageValues.offset(start).write(m_row);
        final Mask mask = entry.mask();
        for (int i = 0; i < m_row.length; i++) {
            m_row[i] = mask.isPore(i) ? 1 : 0;
        }
        m_poreValues.offset(start).write(m_row);
    }

    /** @return number of patches */
    int size() {
        return m_size;
    }

    /** @return patches × rows × columns × 1, in [−0.5, 0.5] */
    TFloat32 image() {
        return m_image;
    }

    /** @return (patches · rows · columns) × 1: 1 = pore, 0 = solid */
    TFloat32 pore() {
        return m_pore;
    }

    @Override
    public void close() {
        m_image.close();
        m_pore.close();
    }
}
