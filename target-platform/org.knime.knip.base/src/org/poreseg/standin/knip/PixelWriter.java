package org.poreseg.standin.knip;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.channels.FileChannel;

import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Writes the pixels of any image in flat order: in one go where they lie in one array, else pixel by pixel. */
final class PixelWriter {

    private static final int CHUNK = 1 << 16;

    private PixelWriter() {
    }

    static <T extends RealType<T>> void write(final Img<T> img, final PixelFormat format, final FileChannel channel)
        throws IOException {
        final long pixels = Intervals.numElements(img);
        if (img instanceof ArrayImg<?, ?> array && array.update(null) instanceof ArrayDataAccess<?> access) {
            final Object storage = access.getCurrentStorageArray();
            if (storage.getClass().getComponentType() == format.element()) {
                // the array may be longer than the image
                format.write(storage, Math.toIntExact(format.elements(pixels)), channel);
                return;
            }
        }
        final Cursor<T> cursor = Views.flatIterable(img).cursor();
        final int perChunk = format == PixelFormat.BIT ? CHUNK * Long.SIZE : CHUNK;
        for (long left = pixels; left > 0; left -= perChunk) {
            final int count = (int)Math.min(perChunk, left);
            final int elements = (int)format.elements(count);
            final Object chunk = Array.newInstance(format.element(), elements);
            fill(chunk, cursor, count);
            format.write(chunk, elements, channel);
        }
    }

    private static <T extends RealType<T>> void fill(final Object chunk, final Cursor<T> cursor, final int count) {
        if (chunk instanceof byte[] a) {
            for (int i = 0; i < count; i++) {
                a[i] = (byte)((IntegerType<?>)cursor.next()).getInteger();
            }
        } else if (chunk instanceof short[] a) {
            for (int i = 0; i < count; i++) {
                a[i] = (short)((IntegerType<?>)cursor.next()).getInteger();
            }
        } else if (chunk instanceof int[] a) {
            for (int i = 0; i < count; i++) {
                a[i] = (int)((IntegerType<?>)cursor.next()).getIntegerLong();
            }
        } else if (chunk instanceof float[] a) {
            for (int i = 0; i < count; i++) {
                a[i] = cursor.next().getRealFloat();
            }
        } else if (chunk instanceof double[] a) {
            for (int i = 0; i < count; i++) {
                a[i] = cursor.next().getRealDouble();
            }
        } else {
            final long[] bits = (long[])chunk;
            for (int i = 0; i < count; i++) {
                if (((BitType)(Object)cursor.next()).get()) {
                    bits[i / Long.SIZE] |= 1L << (i % Long.SIZE);
                }
            }
        }
    }
}
