package org.poreseg.knime.imagecell;

import java.io.IOException;
import java.util.Arrays;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.img.ImgPlusCell;
import org.knime.knip.base.data.img.ImgPlusCellFactory;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.tiling.PatchStack;

import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.type.numeric.RealType;

/** Makes image cells. The cells share the arrays they are made from, so nothing may write to those any more. */
public final class ImageCellWriter {

    /** The type of image columns. */
    public static final DataType TYPE = ImgPlusCell.TYPE;

    /** What a column must hold to be read as images. */
    public static final Class<? extends DataValue> VALUE = ImgPlusValue.class;

    private static final AxisType[] PLANE = {Axes.X, Axes.Y};

    private static final AxisType[] STACK = {Axes.X, Axes.Y, Axes.get(Layout.PATCH)};

    private static final AxisType[] COLOUR_PLANE = {Axes.X, Axes.Y, Axes.CHANNEL};

    private final ImgPlusCellFactory m_factory;

    /** @param exec owns the files in which the pixels are kept */
    public ImageCellWriter(final ExecutionContext exec) {
        m_factory = new ImgPlusCellFactory(exec);
    }

    /**
     * @param slice a grey slice or patch
     * @param name what the image is called
     * @return an image cell of the slice's pixel type, with axes X and Y
     * @throws IOException if the pixels cannot be stored
     */
    public DataCell slice(final Slice slice, final String name) throws IOException {
        return grey(slice, name, PLANE, slice.width(), slice.height());
    }

    private DataCell grey(final Slice pixels, final String name, final AxisType[] axes, final long... size)
        throws IOException {
        return switch (pixels.type()) {
            case UINT8 -> cell(ArrayImgs.unsignedBytes((byte[])pixels.pixels(), size), name, axes);
            case INT8 -> cell(ArrayImgs.bytes((byte[])pixels.pixels(), size), name, axes);
            case UINT16 -> cell(ArrayImgs.unsignedShorts((short[])pixels.pixels(), size), name, axes);
            case INT16 -> cell(ArrayImgs.shorts((short[])pixels.pixels(), size), name, axes);
            case FLOAT32 -> cell(ArrayImgs.floats((float[])pixels.pixels(), size), name, axes);
        };
    }

    /**
     * @param mask a mask
     * @param name what the image is called
     * @return an image cell of bits, true = pore, with axes X and Y
     * @throws IOException if the pixels cannot be stored
     */
    public DataCell mask(final Mask mask, final String name) throws IOException {
        return bits(mask, name, PLANE, mask.width(), mask.height());
    }

    private DataCell bits(final Mask mask, final String name, final AxisType[] axes, final long... size)
        throws IOException {
        final int length = (int)(((long)mask.width() * mask.height() + 63) >> 6);
        final long[] words = mask.words().length == length ? mask.words() : Arrays.copyOf(mask.words(), length);
        return cell(ArrayImgs.bits(new LongArray(words), size), name, axes);
    }

    /**
     * @param probabilities pore probabilities
     * @param pixels how they are kept
     * @param name what the image is called
     * @return an image cell with axes X and Y
     * @throws IOException if the pixels cannot be stored
     */
    public DataCell probabilities(final ProbabilityMap probabilities, final ProbabilityPixels pixels,
        final String name) throws IOException {
        final float[] values = probabilities.values();
        final long[] size = {probabilities.width(), probabilities.height()};
        switch (pixels) {
            case UINT8:
                final byte[] bytes = new byte[values.length];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte)pixels.integer(values[i]);
                }
                return cell(ArrayImgs.unsignedBytes(bytes, size), name, PLANE);
            case UINT16:
                final short[] shorts = new short[values.length];
                for (int i = 0; i < shorts.length; i++) {
                    shorts[i] = (short)pixels.integer(values[i]);
                }
                return cell(ArrayImgs.unsignedShorts(shorts, size), name, PLANE);
            default:
                return cell(ArrayImgs.floats(values, size), name, PLANE);
        }
    }

    /**
     * @param patches grey patches
     * @param name what the image is called
     * @return an image cell of the patches' pixel type, with axes X, Y and Patch
     * @throws IOException if the pixels cannot be stored
     */
    public DataCell patches(final PatchStack<Slice> patches, final String name) throws IOException {
        return grey(patches.pixels(), name, STACK, size(patches));
    }

    /**
     * @param masks the masks of patches
     * @param name what the image is called
     * @return an image cell of bits, true = pore, with axes X, Y and Patch
     * @throws IOException if the pixels cannot be stored
     */
    public DataCell patchMasks(final PatchStack<Mask> masks, final String name) throws IOException {
        return bits(masks.pixels(), name, STACK, size(masks));
    }

    /**
     * @param probabilities the pore probabilities of patches
     * @param name what the image is called
     * @return an image cell of 32-bit floats, with axes X, Y and Patch
     * @throws IOException if the pixels cannot be stored
     */
    public DataCell patchProbabilities(final PatchStack<ProbabilityMap> probabilities, final String name)
        throws IOException {
        return cell(ArrayImgs.floats(probabilities.pixels().values(), size(probabilities)), name, STACK);
    }

    private static long[] size(final PatchStack<?> stack) {
        return new long[]{stack.width(), stack.height(), stack.patches()};
    }

    /**
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param red width × height red values, row by row, unsigned
     * @param green as many green values
     * @param blue as many blue values
     * @param name what the image is called
     * @return an image cell of unsigned bytes, with axes X, Y and Channel (of size 3)
     * @throws IOException if the pixels cannot be stored
     * @throws IllegalArgumentException if the arrays do not fit the size
     */
    public DataCell rgb(final int width, final int height, final byte[] red, final byte[] green, final byte[] blue,
        final String name) throws IOException {
        final int size = Math.multiplyExact(width, height);
        if (red.length != size || green.length != size || blue.length != size) {
            throw new IllegalArgumentException("A colour image of " + width + " × " + height + " pixels needs " + size
                + " values a channel, but got " + red.length + ", " + green.length + " and " + blue.length);
        }
        final byte[] pixels = new byte[Math.multiplyExact(3, size)];
        System.arraycopy(red, 0, pixels, 0, size);
        System.arraycopy(green, 0, pixels, size, size);
        System.arraycopy(blue, 0, pixels, 2 * size, size);
        return cell(ArrayImgs.unsignedBytes(pixels, width, height, 3), name, COLOUR_PLANE);
    }

    private <T extends RealType<T>> DataCell cell(final Img<T> image, final String name, final AxisType[] axes)
        throws IOException {
        return m_factory.createCell(new ImgPlus<>(image, name, axes));
    }
}
