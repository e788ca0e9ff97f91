package org.poreseg.knime.patchtiler;

import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.patchtiler.PatchTilerNodeParameters.Masks;
import org.poreseg.knime.tables.Choice;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.SliceRows;
import org.poreseg.tiling.SliceGrid;

/**
 * The columns of the slices that are read and of the patches that are written.
 *
 * @param slices the input table
 * @param rows reads its rows
 */
record PatchTable(DataTableSpec slices, SliceRows rows) {

    /** What says which slice a row belongs to, and is handed on before the patches. */
    private static final List<String> KEY = List.of(Columns.STACK, Columns.ROCK_TYPE, Columns.SLICE);

    /** What is handed on behind the patches. */
    private static final List<String> WINDOW =
        List.of(Columns.INTENSITY_LOW, Columns.INTENSITY_HIGH, Columns.INTENSITY_WINDOW);

    /** Finds and checks the columns. */
    static PatchTable of(final DataTableSpec slices, final PatchTilerNodeParameters parameters)
        throws InvalidSettingsException {
        final ColumnFinder table = new ColumnFinder(slices);
        final Choice image = new Choice(PatchTilerNodeParameters.IMAGE_COLUMN, parameters.m_imageColumn);
        return new PatchTable(slices, parameters.m_masks == Masks.NONE ? SliceRows.in(table, image)
            : SliceRows.in(table, image, new Choice(PatchTilerNodeParameters.MASK_COLUMN, parameters.m_maskColumn)));
    }

    /** @return the columns of the patches */
    DataTableSpec spec() {
        final List<DataColumnSpec> columns = new ArrayList<>(copied(KEY));
        for (final String name : List.of(Columns.SLICE_WIDTH, Columns.SLICE_HEIGHT, Columns.PATCH_STRIDE,
            Columns.FIRST_PATCH)) {
            columns.add(Columns.spec(name, IntCell.TYPE));
        }
        columns.add(Columns.spec(Columns.PATCHES, ImageCellWriter.TYPE));
        if (rows.hasMasks()) {
            columns.add(Columns.spec(Columns.PATCH_MASKS, ImageCellWriter.TYPE));
        }
        columns.addAll(copied(WINDOW));
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    /**
     * @param key the key of the new row
     * @param slice the row of the slice
     * @param grid the patches that cover the slice
     * @param first the number of the first patch in the new row
     * @param patches the cell of the patches
     * @param masks the cell of their masks; not looked at if no masks are cut
     * @return the row of the patches
     */
    DataRow row(final String key, final DataRow slice, final SliceGrid grid, final int first, final DataCell patches,
        final DataCell masks) {
        final List<DataCell> cells = new ArrayList<>(copied(KEY, slice));
        cells.add(new IntCell(grid.width()));
        cells.add(new IntCell(grid.height()));
        cells.add(grid.grid().stride().isPresent() ? new IntCell(grid.grid().stride().getAsInt())
            : DataType.getMissingCell());
        cells.add(new IntCell(first));
        cells.add(patches);
        if (rows.hasMasks()) {
            cells.add(masks);
        }
        cells.addAll(copied(WINDOW, slice));
        return new DefaultRow(key, cells);
    }

    private List<DataColumnSpec> copied(final List<String> names) {
        return names.stream().filter(slices::containsName).map(slices::getColumnSpec)
            .map(column -> Columns.spec(column.getName(), column.getType())).toList();
    }

    private List<DataCell> copied(final List<String> names, final DataRow row) {
        return names.stream().filter(slices::containsName).map(name -> row.getCell(slices.findColumnIndex(name)))
            .toList();
    }
}
