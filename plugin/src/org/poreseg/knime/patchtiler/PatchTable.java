package org.poreseg.knime.patchtiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.patchtiler.PatchTilerNodeParameters.Masks;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.tiling.PatchPosition;

/**
 * The columns of the slices that are read and of the patches that are written.
 *
 * @param slices the input table
 * @param imageColumn the column with the grey slices
 * @param maskColumn the column with the masks, or {@code null} if no masks are cut
 * @param before indices of the input columns that are handed on before the patch
 * @param after indices of the input columns that are handed on after the patch
 */
record PatchTable(DataTableSpec slices, String imageColumn, String maskColumn, List<Integer> before,
    List<Integer> after) {

    private static final Map<String, Class<? extends DataValue>> INTENSITY = intensityColumns();

    private static Map<String, Class<? extends DataValue>> intensityColumns() {
        final Map<String, Class<? extends DataValue>> columns = new LinkedHashMap<>();
        columns.put(Columns.INTENSITY_LOW, DoubleValue.class);
        columns.put(Columns.INTENSITY_HIGH, DoubleValue.class);
        columns.put(Columns.INTENSITY_WINDOW, StringValue.class);
        return Collections.unmodifiableMap(columns);
    }

    /** Finds and checks the columns. */
    static PatchTable of(final DataTableSpec slices, final PatchTilerNodeParameters parameters)
        throws InvalidSettingsException {
        final List<Integer> before = new ArrayList<>();
        before.add(ColumnFinder.requireNamed(slices, Columns.STACK, StringValue.class));
        if (slices.containsName(Columns.ROCK_TYPE)) {
            before.add(ColumnFinder.requireNamed(slices, Columns.ROCK_TYPE, StringValue.class));
        }
        before.add(ColumnFinder.requireNamed(slices, Columns.SLICE, IntValue.class));
        final List<Integer> after = new ArrayList<>();
        for (final Map.Entry<String, Class<? extends DataValue>> column : INTENSITY.entrySet()) {
            if (slices.containsName(column.getKey())) {
                after.add(ColumnFinder.requireNamed(slices, column.getKey(), column.getValue()));
            }
        }
        final String image = ColumnFinder.require(slices, "Image column", parameters.m_imageColumn, Columns.IMAGE,
            ImageCellWriter.VALUE);
        final String mask = parameters.m_masks == Masks.NONE ? null
            : ColumnFinder.find(slices, "Mask column", parameters.m_maskColumn, Columns.MASK, ImageCellWriter.VALUE)
                .orElse(null);
        if (image.equals(mask)) {
            throw new InvalidSettingsException(
                "\"Mask column\": \"" + mask + "\" is the image column already; images cannot be their own masks.");
        }
        return new PatchTable(slices, image, mask, List.copyOf(before), List.copyOf(after));
    }

    boolean hasMasks() {
        return maskColumn != null;
    }

    /** @return the columns of the patches */
    DataTableSpec spec() {
        final List<DataColumnSpec> columns = new ArrayList<>();
        before.forEach(index -> columns.add(copied(index)));
        for (final String name : List.of(Columns.X, Columns.Y, Columns.SLICE_WIDTH, Columns.SLICE_HEIGHT)) {
            columns.add(Columns.spec(name, IntCell.TYPE));
        }
        columns.add(Columns.spec(Columns.PATCH, ImageCellWriter.TYPE));
        if (hasMasks()) {
            columns.add(Columns.spec(Columns.PATCH_MASK, ImageCellWriter.TYPE));
        }
        after.forEach(index -> columns.add(copied(index)));
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    /**
     * @param key the key of the new row
     * @param row the row of the slice
     * @param slice the slice
     * @param position where the patch lies
     * @param patch the cell of the patch
     * @param mask the cell of its mask; not looked at if no masks are cut
     * @return the row of the patch
     */
    DataRow row(final String key, final DataRow row, final Slice slice, final PatchPosition position,
        final DataCell patch, final DataCell mask) {
        final List<DataCell> cells = new ArrayList<>();
        before.forEach(index -> cells.add(row.getCell(index)));
        cells.add(new IntCell(position.x()));
        cells.add(new IntCell(position.y()));
        cells.add(new IntCell(slice.width()));
        cells.add(new IntCell(slice.height()));
        cells.add(patch);
        if (hasMasks()) {
            cells.add(mask);
        }
        after.forEach(index -> cells.add(row.getCell(index)));
        return new DefaultRow(key, cells);
    }

    private DataColumnSpec copied(final int index) {
        final DataColumnSpec column = slices.getColumnSpec(index);
        return Columns.spec(column.getName(), column.getType());
    }
}
