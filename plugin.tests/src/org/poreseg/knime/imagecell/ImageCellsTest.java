package org.poreseg.knime.imagecell;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.awt.Image;
import java.awt.RenderingHints;
import java.io.EOFException;
import java.util.List;

import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.StringCell;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.tiling.PatchStack;

import net.imagej.ImgPlus;
import net.imagej.ImgPlusMetadata;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.ImgFactory;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Every way in which KNIP hands out images, and images that are refused. */
public class ImageCellsTest {

    private static final String WHERE = "Row \"r\", column \"c\"";

    private static final int WIDTH = 37;

    private static final int HEIGHT = 23;

    @Test
    public void slicesKeepTheirValuesWhateverTheImageIsMadeOf() {
        checkSlice(new UnsignedByteType(), PixelType.UINT8, 0, 255);
        checkSlice(new ByteType(), PixelType.INT8, -128, 127);
        checkSlice(new UnsignedShortType(), PixelType.UINT16, 0, 65535);
        checkSlice(new ShortType(), PixelType.INT16, -32768, 32767);
        checkSlice(new FloatType(), PixelType.FLOAT32, -3, 7.5);
        checkSlice(new DoubleType(), PixelType.FLOAT32, -3, 7.5);
    }

    private static <T extends RealType<T> & NativeType<T>> void checkSlice(final T type, final PixelType expected,
        final double low, final double high) {
        for (final Img<T> image : images(type, low, high)) {
            final Slice slice = ImageCells.slice(plane(image, WHERE), WHERE);
            assertEquals(expected, slice.type());
            assertEquals(WIDTH, slice.width());
            assertEquals(HEIGHT, slice.height());
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                assertEquals(image.getClass().getSimpleName(), value(type, i, low, high), slice.value(i), 0);
            }
        }
    }

    @Test
    public void masksTakeAnyIntegerTypeAndNonZeroIsPore() {
        checkMask(new BitType(), 0, 1);
        checkMask(new UnsignedByteType(), 0, 255);
        checkMask(new ByteType(), -128, 127);
        checkMask(new UnsignedShortType(), 0, 65535);
        checkMask(new IntType(), 0, 1 << 30);
    }

    private static <T extends RealType<T> & NativeType<T>> void checkMask(final T type, final double low,
        final double high) {
        for (final Img<T> image : images(type, low, high)) {
            final Mask mask = ImageCells.mask(plane(image, WHERE), WHERE);
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                assertEquals(image.getClass().getSimpleName(), value(type, i, low, high) != 0, mask.isPore(i));
            }
        }
    }

    @Test
    public void probabilitiesComeFromFloatsAndDoubles() {
        for (final Img<FloatType> image : images(new FloatType(), 0, 1)) {
            checkProbabilities(ImageCells.probabilities(plane(image, WHERE), WHERE), new FloatType());
        }
        for (final Img<DoubleType> image : images(new DoubleType(), 0, 1)) {
            checkProbabilities(ImageCells.probabilities(plane(image, WHERE), WHERE), new DoubleType());
        }
    }

    private static <T extends RealType<T>> void checkProbabilities(final ProbabilityMap map, final T type) {
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertEquals(value(type, i, 0, 1), map.values()[i], 0);
        }
    }

    @Test
    public void arraysAreSharedAndNotCopied() {
        final byte[] bytes = new byte[64];
        assertSame(bytes,
            ImageCells.slice(plane(ArrayImgs.unsignedBytes(bytes, 8, 8, 1), WHERE), WHERE).pixels());
        final float[] floats = new float[64];
        assertSame(floats, ImageCells.probabilities(plane(ArrayImgs.floats(floats, 8, 8), WHERE), WHERE).values());
        final byte[] tooLong = new byte[70];
        final Object copy = ImageCells.slice(plane(ArrayImgs.bytes(tooLong, 8, 8), WHERE), WHERE).pixels();
        assertNotSame(tooLong, copy);
        assertEquals(64, ((byte[])copy).length);
    }

    @Test
    public void otherDimensionsOfSizeOneAreDropped() {
        assertSize(5, 4, "XYZ", 5, 4, 1);
        assertSize(5, 4, "ZXY", 1, 5, 4);
        assertSize(5, 4, "XZZY", 5, 1, 1, 4);
        assertSize(5, 4, "XYP", 5, 4, 1);
        assertSize(5, 1, "XY", 5, 1);
        assertSize(1, 4, "XYZ", 1, 4, 1);
        assertSize(1, 1, "XYZ", 1, 1, 1);
    }

    private static void assertSize(final int width, final int height, final String axes, final long... dimensions)
        {
        final byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte)i;
        }
        final Slice slice = ImageCells.slice(plane(false, ArrayImgs.bytes(pixels, dimensions), axes), WHERE);
        assertEquals(width, slice.width());
        assertEquals(height, slice.height());
        assertArrayEquals(pixels, (byte[])slice.pixels());
    }

    @Test
    public void axesAreReadByTheirLabels() {
        // rows first: the pixel (x, y) is y + 3 x
        final byte[] pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        final Slice slice = ImageCells.slice(plane(false, ArrayImgs.bytes(pixels, 3, 4), "YX"), WHERE);
        assertEquals(4, slice.width());
        assertEquals(3, slice.height());
        assertArrayEquals(new byte[]{0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11}, (byte[])slice.pixels());
        final Mask mask = ImageCells.mask(plane(false, ArrayImgs.unsignedBytes(pixels.clone(), 3, 4), "YX"), WHERE);
        assertFalse(mask.isPore(0));
        assertEquals(11, mask.poreCount());
    }

    @Test
    public void stacksOfPatchesAreReadByTheirLabels() {
        final byte[] pixels = new byte[2 * 3 * 4];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte)i;
        }
        final PatchStack<Slice> inOrder = stack(ArrayImgs.bytes(pixels, 2, 3, 4), "XYP");
        assertSame(pixels, inOrder.pixels().pixels());
        assertEquals("2 × 3, 4", inOrder.size() + ", " + inOrder.patches());
        assertArrayEquals(new byte[]{18, 19, 20, 21, 22, 23}, (byte[])inOrder.patch(3).pixels());
        // patches first, then rows: the pixel (x, y) of patch p is p + 2 y + 6 x
        final PatchStack<Slice> other = stack(ArrayImgs.bytes(pixels, 2, 3, 4), "PYX");
        assertEquals("4 × 3, 2", other.size() + ", " + other.patches());
        assertArrayEquals(new byte[]{1, 7, 13, 19, 3, 9, 15, 21, 5, 11, 17, 23}, (byte[])other.patch(1).pixels());
        final PatchStack<Slice> single = stack(ArrayImgs.bytes(pixels, 4, 6), "XY");
        assertEquals("4 × 6, 1", single.size() + ", " + single.patches());
        assertSame(pixels, single.patch(0).pixels());
    }

    private static PatchStack<Slice> stack(final Img<ByteType> image, final String axes) {
        final Plane plane = plane(true, image, axes);
        return PatchStack.of(ImageCells.slice(plane, WHERE), plane.layout().height());
    }

    @Test
    public void probabilitiesOfIntegersAreScaledByTheirType() {
        final byte[] bytes = {0, 1, (byte)128, (byte)255};
        assertArrayEquals(new float[]{0, 1 / 255f, 128 / 255f, 1}, ImageCells.probabilities(
            plane(ArrayImgs.unsignedBytes(bytes, 2, 2), WHERE), WHERE).values(), 0);
        final short[] shorts = {0, 1, (short)32768, (short)65535};
        assertArrayEquals(new float[]{0, 1 / 65535f, 32768 / 65535f, 1}, ImageCells.probabilities(
            plane(ArrayImgs.unsignedShorts(shorts, 2, 2), WHERE), WHERE).values(), 0);
    }

    @Test
    public void otherImagesAreRefusedByName() {
        refuse("axes X and Y, but found X (2), Y (3), Z (4)", () -> plane(false, ArrayImgs.bytes(2, 3, 4), "XYZ"));
        refuse("axes X and Y, but found X (2), Y (3), Patch (4)", () -> plane(false, ArrayImgs.bytes(2, 3, 4), "XYP"));
        refuse("axes X, Y and Patch, but found X (2), Y (3), Z (4)", () -> plane(true, ArrayImgs.bytes(2, 3, 4),
            "XYZ"));
        refuse("but found X (2), Z (4)", () -> plane(false, ArrayImgs.bytes(2, 4), "XZ"));
        refuse("but found X (7)", () -> plane(false, ArrayImgs.bytes(7), "X"));
        refuse("IntType", () -> ImageCells.slice(plane(ArrayImgs.ints(4, 4), WHERE), WHERE));
        refuse("BitType", () -> ImageCells.slice(plane(ArrayImgs.bits(4, 4), WHERE), WHERE));
        refuse("FloatType", () -> ImageCells.mask(plane(ArrayImgs.floats(4, 4), WHERE), WHERE));
        refuse("IntType", () -> ImageCells.probabilities(plane(ArrayImgs.ints(4, 4), WHERE), WHERE));
        refuse("ByteType", () -> ImageCells.probabilities(plane(ArrayImgs.bytes(4, 4), WHERE), WHERE));
    }

    @Test
    public void valuesThatAreNoGreyValuesOrProbabilitiesAreRefusedByPixel() {
        final float[] values = new float[12];
        values[6] = Float.NaN;
        refuse("pixel (2, 1) is NaN", () -> ImageCells.slice(plane(ArrayImgs.floats(values, 4, 3), WHERE), WHERE));
        refuse("pixel (2, 1) is NaN",
            () -> ImageCells.probabilities(plane(ArrayImgs.floats(values, 4, 3), WHERE), WHERE));
        final float[] large = {0, 1, 1.5f, 0};
        refuse("pixel (0, 1) is 1.5",
            () -> ImageCells.probabilities(plane(ArrayImgs.floats(large, 2, 2), WHERE), WHERE));
        final float[] infinite = {0, Float.POSITIVE_INFINITY, 0, 0};
        refuse("pixel (1, 0) is Infinity",
            () -> ImageCells.slice(plane(ArrayImgs.floats(infinite, 2, 2), WHERE), WHERE));
    }

    @Test
    public void cellsThatHoldNoImageAreRefused() {
        refuse("the image is missing", () -> ImageCells.slice(DataType.getMissingCell(), WHERE));
        refuse("file not found", () -> ImageCells.mask(new MissingCell("file not found"), WHERE));
        refuse("expected an image", () -> ImageCells.probabilities(new StringCell("abc"), WHERE));
    }

    /** A cell whose file KNIME Image Processing cannot read, as after a full disk. */
    private static final class CutShort extends DataCell implements ImgPlusValue<UnsignedByteType> {

        private static final long serialVersionUID = 1;

        @Override
        public ImgPlus<UnsignedByteType> getImgPlus() {
            throw new IllegalStateException(new EOFException("the end"));
        }

        public ImgPlus<UnsignedByteType> getImgPlusCopy() {
            return getImgPlus();
        }

        @Override
        public ImgPlusMetadata getMetadata() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long[] getDimensions() {
            return new long[]{4, 4};
        }

        public long[] getMinimum() {
            return new long[2];
        }

        @Override
        public Class<UnsignedByteType> getPixelType() {
            return UnsignedByteType.class;
        }

        /** KNIME Image Processing asks for it; the stand-in has no pictures. */
        @SuppressWarnings("unused")
        public Image getThumbnail(final RenderingHints hints) {
            return null;
        }

        @Override
        protected boolean equalsDataCell(final DataCell other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public String toString() {
            return "cut short";
        }
    }

    @Test
    public void cellsThatCannotBeReadNameTheLikelyCause() {
        refuse("cannot be read (java.io.EOFException: the end). Its file is damaged or cut short, mostly because the "
            + "disk was full", () -> ImageCells.slice(new CutShort(), WHERE));
    }

    private static Plane plane(final Img<? extends RealType<?>> image, final String where) {
        return Plane.of(new ImgPlus<>(image, "image", new AxisType[]{Axes.X, Axes.Y}), false, where);
    }

    /** @param axes X, Y, Z, or P for Patch */
    private static Plane plane(final boolean isStack, final Img<? extends RealType<?>> image, final String axes)
        {
        final AxisType[] types = axes.chars()
            .mapToObj(axis -> Axes.get(axis == 'P' ? Layout.PATCH : Character.toString(axis))).toArray(AxisType[]::new);
        return Plane.of(new ImgPlus<>(image, "image", types), isStack, WHERE);
    }

    private static void refuse(final String part, final ThrowingRunnable action) {
        final String message = assertThrows(UserError.class, action).getMessage();
        assertTrue(message, message.startsWith(WHERE + ": "));
        assertTrue(message, message.contains(part));
    }

    /** The same pixels in an array, in planes, in small cells, with a dimension of size 1, and as a shifted view. */
    private static <T extends RealType<T> & NativeType<T>> List<Img<T>> images(final T type, final double low,
        final double high) {
        final ImgFactory<T> arrays = new ArrayImgFactory<>(type);
        final Img<T> array = filled(arrays.create(WIDTH, HEIGHT), type, low, high);
        return List.of(array, filled(new PlanarImgFactory<>(type).create(WIDTH, HEIGHT), type, low, high),
            filled(new CellImgFactory<>(type, 5, 7).create(WIDTH, HEIGHT), type, low, high),
            filled(arrays.create(WIDTH, HEIGHT, 1, 1), type, low, high),
            ImgView.wrap(Views.translate(array, 11, -4), arrays));
    }

    private static <T extends RealType<T>> Img<T> filled(final Img<T> image, final T type, final double low,
        final double high) {
        final Cursor<T> cursor = image.localizingCursor();
        while (cursor.hasNext()) {
            cursor.fwd();
            cursor.get().setReal(value(type, (int)(cursor.getLongPosition(1) * WIDTH + cursor.getLongPosition(0)), low,
                high));
        }
        return image;
    }

    /** Both ends of the range, zeros, and values in between that the type can hold. */
    private static double value(final RealType<?> type, final int index, final double low, final double high) {
        return switch (index % 5) {
            case 0 -> low;
            case 1 -> high;
            case 2 -> 0;
            default -> {
                final double between = low + (high - low) * (index % 97) / 96;
                yield type instanceof FloatType || type instanceof DoubleType ? (float)between : Math.rint(between);
            }
        };
    }
}
