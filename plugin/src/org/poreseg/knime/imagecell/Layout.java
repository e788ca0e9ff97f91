package org.poreseg.knime.imagecell;

import java.util.StringJoiner;

import net.imagej.axis.CalibratedAxis;
import net.imagej.space.CalibratedSpace;
import org.poreseg.errors.UserError;

/**
 * Along which dimensions of an image x, y and, of a stack, the patches run: told by the labels of its axes. Dimensions
 * of size 1 with other labels do not count.
 *
 * @param column the dimension of x
 * @param row the dimension of y
 * @param patch the dimension of the patches, or −1 where there is only one
 * @param width the size of dimension x, at least 1
 * @param height the size of dimension y, at least 1
 * @param patches the number of patches, 1 where there is no such dimension
 */
record Layout(int column, int row, int patch, int width, int height, int patches) {

    private static final String X = "X";

    private static final String Y = "Y";

    /** The label of the dimension along which patches lie. */
    static final String PATCH = "Patch";

    /**
     * @param axes the labelled axes of an image
     * @param sizes its size along each
     * @param isStack whether a stack of patches is expected, not one slice
     * @param where names the cell for error messages
     * @throws UserError if the axes are not X and Y, and Patch for a stack, or if there are too many pixels
     */
    static Layout of(final CalibratedSpace<CalibratedAxis> axes, final long[] sizes, final boolean isStack,
        final String where) {
        int column = -1;
        int row = -1;
        int patch = -1;
        boolean fits = true;
        for (int d = 0; d < sizes.length; d++) {
            switch (axes.axis(d).type().getLabel()) {
                case X -> column = d;
                case Y -> row = d;
                case PATCH -> {
                    patch = d;
                    fits &= isStack || sizes[d] == 1;
                }
                default -> fits &= sizes[d] == 1;
            }
        }
        if (!fits || column < 0 || row < 0) {
            throw UserError.found(where + ": " + unexpected(axes, sizes, isStack));
        }
        final long patches = patch < 0 ? 1 : sizes[patch];
        requirePossible(sizes[column], sizes[row], patches, where);
        return new Layout(column, row, patch, (int)sizes[column], (int)sizes[row], (int)patches);
    }

    private static String unexpected(final CalibratedSpace<CalibratedAxis> axes, final long[] sizes,
        final boolean isStack) {
        final StringJoiner found = new StringJoiner(", ");
        for (int d = 0; d < sizes.length; d++) {
            found.add(axes.axis(d).type().getLabel() + " (" + sizes[d] + ")");
        }
        return isStack
            ? "expected a stack of patches with the axes X, Y and Patch, but found " + found
                + ". The Patch Tiler makes such stacks."
            : "expected one grey slice with the axes X and Y, but found " + found
                + ". Split stacks into slices and colour images into channels first, or set the labels of the axes.";
    }

    private static void requirePossible(final long width, final long height, final long patches, final String where) {
        if (width < 1 || height < 1 || patches < 1
            || Math.multiplyHigh(width * height, patches) != 0 || width * height * patches > Integer.MAX_VALUE - 8) {
            throw UserError.found(where + ": an image of " + width + " × " + height
                + (patches == 1 ? "" : " × " + patches) + " pixels cannot be worked on")
                .expected("One image holds at least 1 and fewer than 2^31 pixels");
        }
    }

    /** @return whether an array in the order of the dimensions holds the pixels in the order x, y, patch */
    boolean isInOrder() {
        return (width == 1 || height == 1 || column < row)
            && (patches == 1 || (width == 1 || column < patch) && (height == 1 || row < patch));
    }
}
