package org.poreseg.knime.imagecell;

import java.io.IOException;

import org.knime.core.data.DataCell;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;

import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Reads image cells. Images must be 2-D; dimensions of size 1 beyond that are dropped. Where the pixels of an image lie
 * in one array, the result shares it, so nothing may ever write to a result.
 */
public final class ImageCells {

    private ImageCells() {
    }

    /**
     * A grey slice in its native pixel type: 8 or 16 bit, signed or not, or float. Doubles become floats.
     *
     * @param cell a cell of an image column
     * @param where names the cell for error messages, such as {@code Row "a/3", column "Image"}
     * @return the slice
     * @throws IOException if the cell is missing, is no 2-D image, is of another pixel type, or holds NaN or infinity
     */
    public static Slice slice(final DataCell cell, final String where) throws IOException {
        return slice(Plane.of(cell, where), where);
    }

    /**
     * A mask: pixels of any bit or integer type, non-zero = pore.
     *
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the mask
     * @throws IOException if the cell is missing, is no 2-D image or is not of a bit or integer type
     */
    public static Mask mask(final DataCell cell, final String where) throws IOException {
        return mask(Plane.of(cell, where), where);
    }

    /**
     * Pore probabilities of a float image. Doubles become floats.
     *
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the probabilities, all in [0, 1]
     * @throws IOException if the cell is missing, is no 2-D image, is not of a float type, or holds a value that is no
     *             probability
     */
    public static ProbabilityMap probabilities(final DataCell cell, final String where) throws IOException {
        return probabilities(Plane.of(cell, where), where);
    }

    static Slice slice(final Plane plane, final String where) throws IOException {
        final RealType<?> type = plane.type();
        final PixelType pixelType;
        final Object pixels;
        if (type instanceof UnsignedByteType || type instanceof ByteType) {
            pixelType = type instanceof ByteType ? PixelType.INT8 : PixelType.UINT8;
            pixels = bytes(plane);
        } else if (type instanceof UnsignedShortType || type instanceof ShortType) {
            pixelType = type instanceof ShortType ? PixelType.INT16 : PixelType.UINT16;
            pixels = shorts(plane);
        } else if (type instanceof FloatType || type instanceof DoubleType) {
            pixelType = PixelType.FLOAT32;
            final float[] values = floats(plane);
            checkFinite(values, plane.width(), where);
            pixels = values;
        } else {
            throw new IOException(where + ": grey values of type " + name(type)
                + " are not supported; convert the image to 8-bit or 16-bit integers or to 32-bit floats.");
        }
        return new Slice(plane.width(), plane.height(), pixelType, pixels);
    }

    static Mask mask(final Plane plane, final String where) throws IOException {
        final RealType<?> type = plane.type();
        if (type instanceof BitType) {
            final long[] words = plane.array(long[].class, (plane.size() + 63) >> 6);
            if (words != null) {
                return new Mask(plane.width(), plane.height(), words);
            }
        }
        if (!(type instanceof IntegerType<?>)) {
            throw new IOException(where + ": a mask needs pixels of a bit or integer type (non-zero = pore), but these "
                + "are of type " + name(type) + ".");
        }
        final Mask mask = new Mask(plane.width(), plane.height());
        final boolean isByte = type instanceof UnsignedByteType || type instanceof ByteType;
        final byte[] bytes = isByte ? plane.array(byte[].class, plane.size()) : null;
        if (bytes != null) {
            for (int i = 0; i < plane.size(); i++) {
                if (bytes[i] != 0) {
                    mask.setPore(i);
                }
            }
        } else {
            plane.forEach((index, value) -> {
                if (((IntegerType<?>)value).getIntegerLong() != 0) {
                    mask.setPore(index);
                }
            });
        }
        return mask;
    }

    static ProbabilityMap probabilities(final Plane plane, final String where) throws IOException {
        final RealType<?> type = plane.type();
        if (!(type instanceof FloatType || type instanceof DoubleType)) {
            throw new IOException(
                where + ": pore probabilities are floats in [0, 1], but these pixels are of type " + name(type) + ".");
        }
        final float[] values = floats(plane);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IOException(where + ": pore probabilities lie in [0, 1], but pixel "
                    + pixel(i, plane.width()) + " is " + values[i] + ".");
            }
        }
        return new ProbabilityMap(plane.width(), plane.height(), values);
    }

    private static byte[] bytes(final Plane plane) {
        final byte[] shared = plane.array(byte[].class, plane.size());
        if (shared != null && shared.length == plane.size()) {
            return shared;
        }
        final byte[] copy = new byte[plane.size()];
        plane.forEach((index, value) -> copy[index] = (byte)((IntegerType<?>)value).getInteger());
        return copy;
    }

    private static short[] shorts(final Plane plane) {
        final short[] shared = plane.array(short[].class, plane.size());
        if (shared != null && shared.length == plane.size()) {
            return shared;
        }
        final short[] copy = new short[plane.size()];
        plane.forEach((index, value) -> copy[index] = (short)((IntegerType<?>)value).getInteger());
        return copy;
    }

    private static float[] floats(final Plane plane) {
        final float[] shared = plane.array(float[].class, plane.size());
        if (shared != null && shared.length == plane.size()) {
            return shared;
        }
        final float[] copy = new float[plane.size()];
        plane.forEach((index, value) -> copy[index] = value.getRealFloat());
        return copy;
    }

    private static void checkFinite(final float[] values, final int width, final String where) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IOException(where + ": the grey value of pixel " + pixel(i, width) + " is " + values[i]
                    + ", but only finite numbers can be worked on.");
            }
        }
    }

    private static String pixel(final int index, final int width) {
        return "(" + index % width + ", " + index / width + ")";
    }

    private static String name(final RealType<?> type) {
        return type.getClass().getSimpleName();
    }
}
