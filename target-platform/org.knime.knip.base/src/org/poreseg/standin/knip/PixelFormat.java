package org.poreseg.standin.knip;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

/** The types of pixels that can be stored, and the arrays they lie in. The order is part of the format. */
enum PixelFormat {
    UNSIGNED_BYTE(UnsignedByteType.class, byte.class, (a, d) -> ArrayImgs.unsignedBytes((byte[])a, d)),
    BYTE(ByteType.class, byte.class, (a, d) -> ArrayImgs.bytes((byte[])a, d)),
    UNSIGNED_SHORT(UnsignedShortType.class, short.class, (a, d) -> ArrayImgs.unsignedShorts((short[])a, d)),
    SHORT(ShortType.class, short.class, (a, d) -> ArrayImgs.shorts((short[])a, d)),
    UNSIGNED_INT(UnsignedIntType.class, int.class, (a, d) -> ArrayImgs.unsignedInts((int[])a, d)),
    INT(IntType.class, int.class, (a, d) -> ArrayImgs.ints((int[])a, d)),
    FLOAT(FloatType.class, float.class, (a, d) -> ArrayImgs.floats((float[])a, d)),
    DOUBLE(DoubleType.class, double.class, (a, d) -> ArrayImgs.doubles((double[])a, d)),
    /** 64 pixels to a number, the first in its least bit. */
    BIT(BitType.class, long.class, (a, d) -> ArrayImgs.bits(new LongArray((long[])a), d));

    private static final int CHUNK = 1 << 20;

    private interface Wrap {
        ArrayImg<?, ?> img(Object array, long[] dimensions);
    }

    private final Class<?> m_type;

    private final Class<?> m_element;

    private final Wrap m_wrap;

    PixelFormat(final Class<?> type, final Class<?> element, final Wrap wrap) {
        m_type = type;
        m_element = element;
        m_wrap = wrap;
    }

    static PixelFormat of(final Object pixel) {
        return Arrays.stream(values()).filter(format -> format.m_type == pixel.getClass()).findFirst().orElseThrow(
            () -> new IllegalArgumentException("Images of " + pixel.getClass().getName() + " cannot be stored."));
    }

    Class<?> type() {
        return m_type;
    }

    Class<?> element() {
        return m_element;
    }

    /** @return the number of array elements that so many pixels take */
    long elements(final long pixels) {
        return this == BIT ? (pixels + Long.SIZE - 1) / Long.SIZE : pixels;
    }

    private int elementBytes() {
        if (m_element == byte.class) {
            return Byte.BYTES;
        }
        if (m_element == short.class) {
            return Short.BYTES;
        }
        return m_element == int.class || m_element == float.class ? Integer.BYTES : Long.BYTES;
    }

    ArrayImg<?, ?> read(final FileChannel channel, final long[] dimensions, final long pixels) throws IOException {
        final int length = Math.toIntExact(elements(pixels));
        final Object array = Array.newInstance(m_element, length);
        final ByteBuffer buffer = buffer(length);
        final int perChunk = buffer.capacity() / elementBytes();
        for (int from = 0; from < length; from += perChunk) {
            final int count = Math.min(perChunk, length - from);
            buffer.clear().limit(count * elementBytes());
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException();
                }
            }
            get(buffer.flip(), array, from, count);
        }
        return m_wrap.img(array, dimensions);
    }

    void write(final Object array, final int length, final FileChannel channel) throws IOException {
        final ByteBuffer buffer = buffer(length);
        final int perChunk = buffer.capacity() / elementBytes();
        for (int from = 0; from < length; from += perChunk) {
            final int count = Math.min(perChunk, length - from);
            put(buffer.clear(), array, from, count);
            buffer.position(0).limit(count * elementBytes());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private ByteBuffer buffer(final int length) {
        final long bytes = Math.max(elementBytes(), (long)length * elementBytes());
        return ByteBuffer.allocate((int)Math.min(CHUNK, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void get(final ByteBuffer buffer, final Object array, final int from, final int count) {
        if (array instanceof byte[] a) {
            buffer.get(a, from, count);
        } else if (array instanceof short[] a) {
            buffer.asShortBuffer().get(a, from, count);
        } else if (array instanceof int[] a) {
            buffer.asIntBuffer().get(a, from, count);
        } else if (array instanceof float[] a) {
            buffer.asFloatBuffer().get(a, from, count);
        } else if (array instanceof double[] a) {
            buffer.asDoubleBuffer().get(a, from, count);
        } else {
            buffer.asLongBuffer().get((long[])array, from, count);
        }
    }

    private static void put(final ByteBuffer buffer, final Object array, final int from, final int count) {
        if (array instanceof byte[] a) {
            buffer.put(a, from, count);
        } else if (array instanceof short[] a) {
            buffer.asShortBuffer().put(a, from, count);
        } else if (array instanceof int[] a) {
            buffer.asIntBuffer().put(a, from, count);
        } else if (array instanceof float[] a) {
            buffer.asFloatBuffer().put(a, from, count);
        } else if (array instanceof double[] a) {
            buffer.asDoubleBuffer().put(a, from, count);
        } else {
            buffer.asLongBuffer().put((long[])array, from, count);
        }
    }
}
