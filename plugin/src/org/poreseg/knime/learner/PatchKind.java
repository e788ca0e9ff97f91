package org.poreseg.knime.learner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.imagecell.ImageCells;

/**
 * What all patches of a training have in common.
 *
 * @param width columns of a patch
 * @param height rows of a patch
 * @param type the pixel type
 * @param window how the intensity windows were found, or {@code null} if the table does not tell
 */
record PatchKind(int width, int height, PixelType type, WindowKind window) {

    /**
     * @param table a table of patches
     * @param columns its columns
     * @param port what the table is called in messages, such as "training patches"
     * @return the kind of its first patch
     * @throws IOException if there is none, or if it cannot be read
     */
    static PatchKind first(final BufferedDataTable table, final TrainingColumns columns, final String port)
        throws IOException {
        try (CloseableRowIterator rows = table.iterator()) {
            if (!rows.hasNext()) {
                throw new IOException("The table of " + port + " has no rows.");
            }
            final DataRow row = rows.next();
            return of(patch(row, columns, where(row, port)), columns.window().kind(row));
        }
    }

    /**
     * @param row a row
     * @param port what its table is called
     * @return how messages call the row
     */
    static String where(final DataRow row, final String port) {
        return "Row \"" + row.getKey().getString() + "\" of the " + port;
    }

    /**
     * @param row a row
     * @param columns its columns
     * @param where how messages call the row
     * @return its patch
     * @throws IOException if there is none, or if it cannot be read
     */
    static Slice patch(final DataRow row, final TrainingColumns columns, final String where) throws IOException {
        return ImageCells.slice(row.getCell(columns.patch()), where + ", patch");
    }

    /**
     * @param patch a patch
     * @param window how its window was found, or {@code null}
     * @return its kind
     */
    static PatchKind of(final Slice patch, final WindowKind window) {
        return new PatchKind(patch.width(), patch.height(), patch.type(), window);
    }

    /**
     * @param found the kind of another row of the same table
     * @param where how messages call that row
     * @throws IOException if it is another kind
     */
    void requireRow(final PatchKind found, final String where) throws IOException {
        if (!found.pixels().equals(pixels())) {
            throw new IOException(where + " is " + found.pixels() + ", but the rows before are " + pixels()
                + ". One training takes patches of one size and pixel type.");
        }
        if (found.window != window) {
            throw new IOException(where + " has its intensity window from " + windowName(found.window)
                + ", but the rows before have it from " + windowName(window)
                + ". Read all stacks with the same intensity window.");
        }
    }

    /**
     * @param validation the kind of the validation patches, where this is the training patches'
     * @throws IOException if it is another kind
     */
    void requireValidation(final PatchKind validation) throws IOException {
        final List<String> differences = new ArrayList<>();
        if (validation.width != width || validation.height != height) {
            differences.add("size (" + width + " × " + height + " and " + validation.width + " × "
                + validation.height + " pixels)");
        }
        if (validation.type != type) {
            differences.add("pixel type (" + type.label() + " and " + validation.type.label() + ")");
        }
        if (validation.window != window) {
            differences.add("intensity window (" + windowName(window) + " and " + windowName(validation.window) + ")");
        }
        if (!differences.isEmpty()) {
            throw new IOException("The training and the validation patches differ in "
                + String.join(" and ", differences) + ". Read and tile both in the same way.");
        }
    }

    private String pixels() {
        return width + " × " + height + " pixels of " + type.label();
    }

    private static String windowName(final WindowKind kind) {
        return kind == null ? "an unknown source" : kind.name();
    }
}
