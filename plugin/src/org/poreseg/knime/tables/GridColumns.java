package org.poreseg.knime.tables;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.knime.core.data.DataRow;
import org.knime.core.data.IntValue;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.tiling.PatchGrid;
import org.poreseg.tiling.PatchPosition;
import org.poreseg.tiling.PatchStack;
import org.poreseg.tiling.SliceGrid;

/**
 * The columns from which the positions of a row's patches are computed.
 *
 * @param width the columns of the slices
 * @param height their rows
 * @param stride pixels from one patch to the next; missing for minimal overlap
 * @param first the numbers of the rows' first patches in the grids of their slices
 */
record GridColumns(Column width, Column height, Column stride, Column first) {

    static GridColumns require(final ColumnFinder table) throws InvalidSettingsException {
        return new GridColumns(table.named(Columns.SLICE_WIDTH, IntValue.class),
            table.named(Columns.SLICE_HEIGHT, IntValue.class), table.named(Columns.PATCH_STRIDE, IntValue.class),
            table.named(Columns.FIRST_PATCH, IntValue.class));
    }

    static Optional<GridColumns> find(final ColumnFinder table) throws InvalidSettingsException {
        return table.optional(Columns.FIRST_PATCH, IntValue.class).isPresent() ? Optional.of(require(table))
            : Optional.empty();
    }

    int first(final DataRow row) {
        return first.integer(row);
    }

    SliceSize size(final DataRow row) {
        final SliceSize size = new SliceSize(width.integer(row), height.integer(row));
        if (size.width() < 1 || size.height() < 1 || size.pixels() > Integer.MAX_VALUE - 8) {
            throw UserError.found(where(row) + ": a slice of " + size + " pixels cannot be assembled")
                .expected("One slice holds at least 1 and fewer than 2^31 pixels");
        }
        return size;
    }

    /**
     * @param row a row
     * @param patches its patches
     * @return the grid they belong to
     * @throws UserError if there is none of their size and stride, or if it has not so many patches
     */
    SliceGrid grid(final DataRow row, final PatchStack<?> patches) {
        final OptionalInt step = stride.isMissing(row) ? OptionalInt.empty() : OptionalInt.of(stride.integer(row));
        final SliceSize slice = size(row);
        requireGrid(row, patches, step);
        final SliceGrid grid = new PatchGrid(patches.width(), step).over(slice.width(), slice.height());
        final int from = first(row);
        if (from < 0 || from + (long)patches.patches() > grid.patches()) {
            throw UserError
                .found(where(row) + ": its patches do not fit their grid: column \"" + first.name()
                    + "\" and the stack say they are patches " + from + " to "
                    + (from + (long)patches.patches() - 1) + ", counted from 0")
                .expected("There are " + grid).advice("Resize neither slices nor patches after they were cut");
        }
        return grid;
    }

    private void requireGrid(final DataRow row, final PatchStack<?> patches, final OptionalInt step) {
        final int size = patches.width();
        if (patches.height() != size || !PatchGrid.PATCH_SIZE.contains(size)) {
            throw UserError.found(where(row) + ": patches of " + patches.size() + " pixels are in no grid")
                .expected("Patches are square, " + PatchGrid.MIN_PATCH_SIZE + " to " + PatchGrid.MAX_PATCH_SIZE
                    + " pixels wide and high");
        }
        if (step.isPresent() && !PatchGrid.isStride(step.getAsInt(), size)) {
            throw UserError
                .found(stride.where(row) + ": a stride of " + step.getAsInt() + " fits no patches of " + patches.size()
                    + " pixels")
                .expected("It is 1 to " + size + ", or missing for minimal overlap");
        }
    }

    List<PatchPosition> positions(final DataRow row, final PatchStack<?> patches) {
        return grid(row, patches).positions(first(row), patches.patches());
    }

    private String where(final DataRow row) {
        return Column.where(row, first.table());
    }
}
