package org.poreseg.knime.imagecell;

import org.knime.core.data.DataCell;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.tiling.PatchStack;

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
 * Reads image cells: slices, which are images with the axes X and Y, and stacks of patches, which have a third axis,
 * Patch. Axes are told by their labels, whatever their order; others may only be of size 1. Where the pixels of an
 * image lie in one array in the order x, y, patch, the result shares it, so nothing may ever write to a result.
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
     * @throws UserError if the cell is missing, is no slice, cannot be read, is of another pixel type, or holds NaN or
     *             infinity
     */
    public static Slice slice(final DataCell cell, final String where) {
        return slice(Plane.of(cell, false, where), where);
    }

    /**
     * A mask: pixels of any bit or integer type, non-zero = pore.
     *
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the mask
     * @throws UserError if the cell is missing, is no slice, cannot be read or is not of a bit or integer type
     */
    public static Mask mask(final DataCell cell, final String where) {
        return mask(Plane.of(cell, false, where), where);
    }

    /**
     * Pore probabilities, as floats in [0, 1] or as unsigned integers from 0 to the largest of their type. Doubles
     * become floats.
     *
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the probabilities, all in [0, 1]
     * @throws UserError if the cell is missing, is no slice, cannot be read, is of another type, or holds a value that
     *             is no probability
     */
    public static ProbabilityMap probabilities(final DataCell cell, final String where) {
        return probabilities(Plane.of(cell, false, where), where);
    }

    /**
     * Grey patches, as {@link #slice} reads a slice.
     *
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the patches; a slice is a stack of one
     * @throws UserError if the cell is no stack of patches, or for the reasons that a slice has
     */
    public static PatchStack<Slice> patches(final DataCell cell, final String where) {
        final Plane plane = Plane.of(cell, true, where);
        return PatchStack.of(slice(plane, where), plane.layout().height());
    }

    /**
     * The masks of patches, as {@link #mask} reads a mask.
     *
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the masks; a single one is a stack of one
     * @throws UserError if the cell is no stack of patches, or for the reasons that a mask has
     */
    public static PatchStack<Mask> patchMasks(final DataCell cell, final String where) {
        final Plane plane = Plane.of(cell, true, where);
        return PatchStack.of(mask(plane, where), plane.layout().height());
    }

    /**
     * The pore probabilities of patches, as {@link #probabilities} reads those of a slice.
     *
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the probabilities; a single map is a stack of one
     * @throws UserError if the cell is no stack of patches, or for the reasons that probabilities have
     */
    public static PatchStack<ProbabilityMap> patchProbabilities(final DataCell cell, final String where) {
        final Plane plane = Plane.of(cell, true, where);
        return PatchStack.of(probabilities(plane, where), plane.layout().height());
    }

    /**
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the size of its slice or stack of patches, without reading the pixels
     * @throws UserError if the cell is missing, or is no such image
     */
    public static ImageSize size(final DataCell cell, final String where) {
        final ImgPlusValue<?> value = Plane.value(cell, where);
        final Layout layout = Layout.of(value.getMetadata(), value.getDimensions(), true, where);
        return new ImageSize(layout.width(), layout.height(), layout.patches(), bits(value.getPixelType()));
    }

    private static int bits(final Class<?> type) {
        if (BitType.class.isAssignableFrom(type)) {
            return 1;
        } else if (UnsignedByteType.class.isAssignableFrom(type) || ByteType.class.isAssignableFrom(type)) {
            return Byte.SIZE;
        }
        return UnsignedShortType.class.isAssignableFrom(type) || ShortType.class.isAssignableFrom(type) ? Short.SIZE
            : Float.SIZE;
    }

    static Slice slice(final Plane plane, final String where) {
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
            checkFinite(values, plane, where);
            pixels = values;
        } else {
            throw UserError.found(where + ": grey values of type " + name(type) + " are not supported")
                .advice("Convert the image to 8-bit or 16-bit integers or to 32-bit floats");
        }
        return new Slice(plane.width(), plane.rows(), pixelType, pixels);
    }

    static Mask mask(final Plane plane, final String where) {
        final RealType<?> type = plane.type();
        if (type instanceof BitType) {
            final long[] words = plane.array(long[].class, (plane.size() + 63) >> 6);
            if (words != null) {
                return new Mask(plane.width(), plane.rows(), words);
            }
        }
        if (!(type instanceof IntegerType<?>)) {
            throw UserError.found(where + ": a mask needs pixels of a bit or integer type (non-zero = pore), but these "
                + "are of type " + name(type));
        }
        final Mask mask = new Mask(plane.width(), plane.rows());
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

    static ProbabilityMap probabilities(final Plane plane, final String where) {
        final RealType<?> type = plane.type();
        final float[] values;
        if (type instanceof UnsignedByteType) {
            values = scaled(bytes(plane));
        } else if (type instanceof UnsignedShortType) {
            values = scaled(shorts(plane));
        } else if (type instanceof FloatType || type instanceof DoubleType) {
            values = floats(plane);
            checkProbabilities(values, plane, where);
        } else {
            throw UserError.found(where + ": pore probabilities are floats in [0, 1] or unsigned 8-bit or 16-bit "
                + "integers, but these pixels are of type " + name(type));
        }
        return new ProbabilityMap(plane.width(), plane.rows(), values);
    }

    private static float[] scaled(final byte[] values) {
        final float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (values[i] & 0xff) / 255f;
        }
        return scaled;
    }

    private static float[] scaled(final short[] values) {
        final float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (values[i] & 0xffff) / 65535f;
        }
        return scaled;
    }

    private static void checkProbabilities(final float[] values, final Plane plane, final String where) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw UserError.found(where + ": pore probabilities lie in [0, 1], but pixel " + plane.pixel(i) + " is "
                    + values[i]);
            }
        }
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

    private static void checkFinite(final float[] values, final Plane plane, final String where) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw UserError.found(where + ": the grey value of pixel " + plane.pixel(i) + " is " + values[i]
                    + ", but only finite numbers can be worked on");
            }
        }
    }

    private static String name(final RealType<?> type) {
        return type.getClass().getSimpleName();
    }
}
