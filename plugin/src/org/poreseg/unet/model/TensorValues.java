package org.poreseg.unet.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.poreseg.errors.UserError;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;

/** The values of tensors as bytes of a file, a piece at a time: tensors may be large. */
public final class TensorValues {

    /** Bytes of a piece; whole values. */
    private static final int PIECE = 1 << 16;

    /** The bits of a float's exponent, which are all set in NaN and in infinities. */
    private static final int EXPONENT = 0x7f800000;

    private TensorValues() {
    }

    /** Takes the values of a tensor, in pieces that follow each other. */
    @FunctionalInterface
    public interface Sink {
        /** @param values some values, little-endian, which are overwritten once this has returned */
        void accept(ByteBuffer values);
    }

    /**
     * @param stream the file
     * @param tensor the tensor whose values are written, little-endian as all machines are that TensorFlow runs on
     * @throws IOException if they cannot be written
     */
    public static void write(final OutputStream stream, final Tensor tensor) throws IOException {
        final ByteDataBuffer data = tensor.asRawTensor().data();
        final byte[] piece = new byte[PIECE];
        for (long begin = 0; begin < data.size(); begin += PIECE) {
            final int length = (int)Math.min(PIECE, data.size() - begin);
            data.offset(begin).read(piece, 0, length);
            stream.write(piece, 0, length);
        }
    }

    /**
     * Fills a tensor from where the file stands.
     *
     * @param stream the file
     * @param tensor the tensor whose values are set
     * @throws IOException if they cannot be read, or the file ends before
     */
    public static void read(final InputStream stream, final Tensor tensor) throws IOException {
        final ByteDataBuffer data = tensor.asRawTensor().data();
        final byte[] piece = new byte[PIECE];
        for (long begin = 0; begin < data.size(); begin += PIECE) {
            final int length = (int)Math.min(PIECE, data.size() - begin);
            if (stream.readNBytes(piece, 0, length) < length) {
                throw new EOFException("The file ends in the values of a tensor");
            }
            data.offset(begin).write(piece, 0, length);
        }
    }

    /**
     * Reads the values of a tensor from where the file stands.
     *
     * @param stream the file
     * @param tensor the tensor
     * @param where the file, for the message
     * @param sink takes the values
     * @throws IOException if they cannot be read
     * @throws UserError if the file ends before
     */
    public static void read(final InputStream stream, final Safetensors.Tensor tensor, final String where,
        final Sink sink) throws IOException {
        final byte[] piece = new byte[(int)Math.min(PIECE, tensor.bytes())];
        for (long left = tensor.bytes(); left > 0;) {
            final int length = (int)Math.min(PIECE, left);
            if (stream.readNBytes(piece, 0, length) < length) {
                throw UserError.found(where + " ends in the values of \"" + tensor.name() + "\"");
            }
            sink.accept(ByteBuffer.wrap(piece, 0, length).order(ByteOrder.LITTLE_ENDIAN));
            left -= length;
        }
    }

    /**
     * @param values single-precision values of a tensor
     * @param tensor the tensor
     * @param where the file, for the message
     * @throws UserError if one of them is not a finite number
     */
    public static void requireFinite(final ByteBuffer values, final Safetensors.Tensor tensor, final String where) {
        // an array, because a loop over a buffer is slow until Java has compiled it
        final int[] bits = new int[values.remaining() / Float.BYTES];
        values.asIntBuffer().get(bits);
        for (final int value : bits) {
            if ((value & EXPONENT) == EXPONENT) {
                throw UserError.found(where + " holds " + Float.intBitsToFloat(value) + " in the weight \""
                    + tensor.name() + "\"").expected("All weights must be finite");
            }
        }
    }
}
