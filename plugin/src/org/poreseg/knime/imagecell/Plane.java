package org.poreseg.knime.imagecell;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;

import org.knime.core.data.DataCell;
import org.knime.core.data.MissingValue;
import org.knime.knip.base.data.img.ImgPlusValue;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.type.numeric.RealType;

/**
 * The only 2-D plane of an image: the image itself, or what is left of it without its dimensions of size 1.
 *
 * @param image the image as KNIP hands it out; shared, never to be changed
 * @param columnDimension the dimension along which x runs
 * @param rowDimension the dimension along which y runs
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
record Plane(Img<? extends RealType<?>> image, int columnDimension, int rowDimension, int width, int height) {

    /** Receives every pixel of a plane, row by row. */
    @FunctionalInterface
    interface PixelConsumer {
        void accept(int index, RealType<?> value);
    }

    /**
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @throws IOException if the cell is missing, is no image or is not 2-D
     */
    static Plane of(final DataCell cell, final String where) throws IOException {
        if (cell.isMissing()) {
            final String error = cell instanceof MissingValue missing ? missing.getError() : null;
            throw new IOException(where + ": the image is missing" + (error == null ? "." : " (" + error + ")."));
        }
        if (!(cell instanceof ImgPlusValue<?> value)) {
            throw new IOException(where + ": expected an image, but found " + cell.getType().getName() + ".");
        }
        return of(value.getImgPlus().getImg(), where);
    }

    static Plane of(final Img<? extends RealType<?>> image, final String where) throws IOException {
        final int[] wide = new int[2];
        int found = 0;
        for (int d = 0; d < image.numDimensions(); d++) {
            if (image.dimension(d) > 1) {
                if (found == 2) {
                    throw notTwoDimensional(image, where);
                }
                wide[found++] = d;
            }
        }
        if (image.numDimensions() < 2) {
            throw notTwoDimensional(image, where);
        }
        // an image of one row or one column: the first dimensions of size 1 complete the plane
        for (int d = 0; found < 2; d++) {
            if (image.dimension(d) == 1) {
                wide[found++] = d;
            }
        }
        Arrays.sort(wide);
        final long width = image.dimension(wide[0]);
        final long height = image.dimension(wide[1]);
        if (width < 1 || height < 1 || width * height > Integer.MAX_VALUE - 8) {
            throw new IOException(where + ": an image of " + width + " × " + height
                + " pixels cannot be worked on; one slice holds at least 1 and fewer than 2^31 pixels.");
        }
        return new Plane(image, wide[0], wide[1], (int)width, (int)height);
    }

    private static IOException notTwoDimensional(final RandomAccessibleInterval<?> image, final String where) {
        final StringBuilder size = new StringBuilder();
        for (int d = 0; d < image.numDimensions(); d++) {
            size.append(d == 0 ? "" : " × ").append(image.dimension(d));
        }
        return new IOException(where + ": expected a 2-D grey image (one slice), but found one of " + size
            + " pixels. Split stacks into slices and colour images into channels first.");
    }

    /** @return the number of pixels */
    int size() {
        return width * height;
    }

    /** @return the type of the pixels */
    RealType<?> type() {
        return image.firstElement();
    }

    /**
     * The array behind the image if it has one with exactly the pixels of the plane, row by row.
     *
     * @param <A> the array type
     * @param arrayClass the array type
     * @param length the length the array must have at least
     * @return the array, shared, or {@code null} if the pixels lie in another way
     */
    <A> A array(final Class<A> arrayClass, final int length) {
        if (image instanceof ArrayImg<?, ?> arrays && arrays.update(null) instanceof ArrayDataAccess<?> access
            && arrayClass.isInstance(access.getCurrentStorageArray())) {
            final A array = arrayClass.cast(access.getCurrentStorageArray());
            return Array.getLength(array) >= length ? array : null;
        }
        return null;
    }

    /** Visits the pixels of any kind of image: planar, cells, views. */
    void forEach(final PixelConsumer consumer) {
        final RandomAccess<? extends RealType<?>> access = image.randomAccess();
        for (int d = 0; d < image.numDimensions(); d++) {
            access.setPosition(image.min(d), d);
        }
        final long left = image.min(columnDimension);
        final long top = image.min(rowDimension);
        for (int y = 0, index = 0; y < height; y++) {
            access.setPosition(top + y, rowDimension);
            access.setPosition(left, columnDimension);
            for (int x = 0; x < width; x++, index++) {
                consumer.accept(index, access.get());
                access.fwd(columnDimension);
            }
        }
    }
}
