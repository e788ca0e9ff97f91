package org.poreseg.knime.imagecell;

import java.io.IOException;
import java.lang.reflect.Array;

import org.knime.core.data.DataCell;
import org.knime.core.data.MissingValue;
import org.knime.knip.base.data.img.ImgPlusValue;

import net.imagej.ImgPlus;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.type.numeric.RealType;
import org.poreseg.errors.UserError;

/**
 * The pixels of an image as one plane: those of a slice, or the patches of a stack one below the other.
 *
 * @param image the image as KNIP hands it out; shared, never to be changed
 * @param layout which of its dimensions are which
 */
record Plane(Img<? extends RealType<?>> image, Layout layout) {

    /** Receives every pixel of a plane, row by row. */
    @FunctionalInterface
    interface PixelConsumer {
        void accept(int index, RealType<?> value);
    }

    /**
     * @param cell a cell of an image column
     * @param isStack whether a stack of patches is expected, not one slice
     * @param where names the cell for error messages
     * @throws UserError if the cell is missing, is no image, has other axes than expected, or its file is damaged
     */
    static Plane of(final DataCell cell, final boolean isStack, final String where) {
        return of(read(value(cell, where), where), isStack, where);
    }

    static Plane of(final ImgPlus<? extends RealType<?>> image, final boolean isStack, final String where) {
        final long[] sizes = new long[image.numDimensions()];
        image.dimensions(sizes);
        return new Plane(image.getImg(), Layout.of(image, sizes, isStack, where));
    }

    /**
     * @param cell a cell of an image column
     * @param where names the cell for error messages
     * @return the image, whose pixels need not be read yet
     * @throws UserError if the cell is missing or is no image
     */
    static ImgPlusValue<?> value(final DataCell cell, final String where) {
        if (cell.isMissing()) {
            final String error = cell instanceof MissingValue missing ? missing.getError() : null;
            throw UserError.found(where + ": the image is missing" + (error == null ? "" : " (" + error + ")"));
        }
        if (!(cell instanceof ImgPlusValue<?> value)) {
            throw UserError.found(where + ": expected an image, but found " + cell.getType().getName());
        }
        return value;
    }

    /** KNIME Image Processing swallows a full disk when it writes, and wraps what it finds when it reads. */
    private static ImgPlus<? extends RealType<?>> read(final ImgPlusValue<?> value, final String where) {
        try {
            return value.getImgPlus();
        } catch (final RuntimeException e) {
            final IOException cause = fileError(e);
            if (cause == null) {
                throw e;
            }
            throw UserError.found(where + ": the image cannot be read (" + cause + ")")
                .advice("Its file is damaged or cut short, mostly because the disk was full when it was written: make "
                    + "room, then reset the node that made it and execute that again")
                .causedBy(e);
        }
    }

    private static IOException fileError(final Throwable error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return (IOException)cause;
    }

    /** @return columns */
    int width() {
        return layout.width();
    }

    /** @return rows, of all patches together */
    int rows() {
        return layout.height() * layout.patches();
    }

    /** @return the number of pixels */
    int size() {
        return width() * rows();
    }

    /** @return the type of the pixels */
    RealType<?> type() {
        return image.firstElement();
    }

    /** @return how messages call a pixel */
    String pixel(final int index) {
        final int patchSize = layout.width() * layout.height();
        final int inPatch = index % patchSize;
        return "(" + inPatch % width() + ", " + inPatch / width() + ")"
            + (layout.patches() == 1 ? "" : " of patch " + index / patchSize);
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
        if (layout.isInOrder() && image instanceof ArrayImg<?, ?> arrays
            && arrays.update(null) instanceof ArrayDataAccess<?> access
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
        final long left = image.min(layout.column());
        final long top = image.min(layout.row());
        for (int patch = 0, index = 0; patch < layout.patches(); patch++) {
            if (layout.patch() >= 0) {
                access.setPosition(image.min(layout.patch()) + patch, layout.patch());
            }
            for (int y = 0; y < layout.height(); y++) {
                access.setPosition(top + y, layout.row());
                access.setPosition(left, layout.column());
                for (int x = 0; x < width(); x++, index++) {
                    consumer.accept(index, access.get());
                    access.fwd(layout.column());
                }
            }
        }
    }
}
