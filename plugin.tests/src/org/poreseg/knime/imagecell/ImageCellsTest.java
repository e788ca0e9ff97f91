package org.poreseg.knime.imagecell;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.Test;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.StringCell;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;

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
    public void slicesKeepTheirValuesWhateverTheImageIsMadeOf() throws IOException {
        checkSlice(new UnsignedByteType(), PixelType.UINT8, 0, 255);
        checkSlice(new ByteType(), PixelType.INT8, -128, 127);
        checkSlice(new UnsignedShortType(), PixelType.UINT16, 0, 65535);
        checkSlice(new ShortType(), PixelType.INT16, -32768, 32767);
        checkSlice(new FloatType(), PixelType.FLOAT32, -3, 7.5);
        checkSlice(new DoubleType(), PixelType.FLOAT32, -3, 7.5);
    }

    private static <T extends RealType<T> & NativeType<T>> void checkSlice(final T type, final PixelType expected,
        final double low, final double high) throws IOException {
        for (final Img<T> image : images(type, low, high)) {
            final Slice slice = ImageCells.slice(Plane.of(image, WHERE), WHERE);
            assertEquals(expected, slice.type());
            assertEquals(WIDTH, slice.width());
            assertEquals(HEIGHT, slice.height());
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                assertEquals(image.getClass().getSimpleName(), value(type, i, low, high), slice.value(i), 0);
            }
        }
    }

    @Test
    public void masksTakeAnyIntegerTypeAndNonZeroIsPore() throws IOException {
        checkMask(new BitType(), 0, 1);
        checkMask(new UnsignedByteType(), 0, 255);
        checkMask(new ByteType(), -128, 127);
        checkMask(new UnsignedShortType(), 0, 65535);
        checkMask(new IntType(), 0, 1 << 30);
    }

    private static <T extends RealType<T> & NativeType<T>> void checkMask(final T type, final double low,
        final double high) throws IOException {
        for (final Img<T> image : images(type, low, high)) {
            final Mask mask = ImageCells.mask(Plane.of(image, WHERE), WHERE);
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                assertEquals(image.getClass().getSimpleName(), value(type, i, low, high) != 0, mask.isPore(i));
            }
        }
    }

    @Test
    public void probabilitiesComeFromFloatsAndDoubles() throws IOException {
        for (final Img<FloatType> image : images(new FloatType(), 0, 1)) {
            checkProbabilities(ImageCells.probabilities(Plane.of(image, WHERE), WHERE), new FloatType());
        }
        for (final Img<DoubleType> image : images(new DoubleType(), 0, 1)) {
            checkProbabilities(ImageCells.probabilities(Plane.of(image, WHERE), WHERE), new DoubleType());
        }
    }

    private static <T extends RealType<T>> void checkProbabilities(final ProbabilityMap map, final T type) {
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertEquals(value(type, i, 0, 1), map.values()[i], 0);
        }
    }

    @Test
    public void arraysAreSharedAndNotCopied() throws IOException {
        final byte[] bytes = new byte[64];
        assertSame(bytes,
            ImageCells.slice(Plane.of(ArrayImgs.unsignedBytes(bytes, 8, 8, 1), WHERE), WHERE).pixels());
        final float[] floats = new float[64];
        assertSame(floats, ImageCells.probabilities(Plane.of(ArrayImgs.floats(floats, 8, 8), WHERE), WHERE).values());
        final byte[] tooLong = new byte[70];
        final Object copy = ImageCells.slice(Plane.of(ArrayImgs.bytes(tooLong, 8, 8), WHERE), WHERE).pixels();
        assertNotSame(tooLong, copy);
        assertEquals(64, ((byte[])copy).length);
    }

    @Test
    public void dimensionsOfSizeOneAreDropped() throws IOException {
        assertSize(5, 4, 5, 4, 1);
        assertSize(5, 4, 1, 5, 4);
        assertSize(5, 4, 5, 1, 1, 4);
        assertSize(5, 1, 5, 1);
        assertSize(1, 4, 1, 4, 1);
        assertSize(1, 1, 1, 1, 1);
    }

    private static void assertSize(final int width, final int height, final long... dimensions) throws IOException {
        final byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte)i;
        }
        final Slice slice = ImageCells.slice(Plane.of(ArrayImgs.bytes(pixels, dimensions), WHERE), WHERE);
        assertEquals(width, slice.width());
        assertEquals(height, slice.height());
        assertArrayEquals(pixels, (byte[])slice.pixels());
    }

    @Test
    public void otherImagesAreRefusedByName() {
        refuse("2 × 3 × 4", () -> Plane.of(ArrayImgs.bytes(2, 3, 4), WHERE));
        refuse("2-D", () -> Plane.of(ArrayImgs.bytes(7), WHERE));
        refuse("IntType", () -> ImageCells.slice(Plane.of(ArrayImgs.ints(4, 4), WHERE), WHERE));
        refuse("BitType", () -> ImageCells.slice(Plane.of(ArrayImgs.bits(4, 4), WHERE), WHERE));
        refuse("FloatType", () -> ImageCells.mask(Plane.of(ArrayImgs.floats(4, 4), WHERE), WHERE));
        refuse("UnsignedByteType",
            () -> ImageCells.probabilities(Plane.of(ArrayImgs.unsignedBytes(4, 4), WHERE), WHERE));
    }

    @Test
    public void valuesThatAreNoGreyValuesOrProbabilitiesAreRefusedByPixel() {
        final float[] values = new float[12];
        values[6] = Float.NaN;
        refuse("pixel (2, 1) is NaN", () -> ImageCells.slice(Plane.of(ArrayImgs.floats(values, 4, 3), WHERE), WHERE));
        refuse("pixel (2, 1) is NaN",
            () -> ImageCells.probabilities(Plane.of(ArrayImgs.floats(values, 4, 3), WHERE), WHERE));
        final float[] large = {0, 1, 1.5f, 0};
        refuse("pixel (0, 1) is 1.5",
            () -> ImageCells.probabilities(Plane.of(ArrayImgs.floats(large, 2, 2), WHERE), WHERE));
        final float[] infinite = {0, Float.POSITIVE_INFINITY, 0, 0};
        refuse("pixel (1, 0) is Infinity",
            () -> ImageCells.slice(Plane.of(ArrayImgs.floats(infinite, 2, 2), WHERE), WHERE));
    }

    @Test
    public void cellsThatHoldNoImageAreRefused() {
        refuse("the image is missing", () -> ImageCells.slice(DataType.getMissingCell(), WHERE));
        refuse("file not found", () -> ImageCells.mask(new MissingCell("file not found"), WHERE));
        refuse("expected an image", () -> ImageCells.probabilities(new StringCell("abc"), WHERE));
    }

    /** Something that refuses a cell. */
    private interface Action {
        void run() throws IOException;
    }

    private static void refuse(final String part, final Action action) {
        final String message = assertThrows(IOException.class, action::run).getMessage();
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
