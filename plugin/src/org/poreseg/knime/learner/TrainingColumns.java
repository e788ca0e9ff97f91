package org.poreseg.knime.learner;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.tables.ColumnFinder;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.WindowColumns;

/**
 * Where a table of patches with masks keeps what the learner needs.
 *
 * @param patch index of the grey patches
 * @param mask index of their masks
 * @param stack index of the stacks' names
 * @param rockType index of the rock types, or −1 if the table has none
 * @param slice index of the slice numbers
 * @param x index of the patches' first columns, or −1 if the table has none
 * @param y index of the patches' first rows, or −1 if the table has none
 * @param window the columns with the intensity windows
 * @param byRockType whether models are trained by rock type, so that every row needs one
 */
record TrainingColumns(int patch, int mask, int stack, int rockType, int slice, int x, int y, WindowColumns window,
    boolean byRockType) {

    /**
     * @param spec the input table
     * @param parameters the settings
     * @param port what the table is called in messages, such as "training patches"
     * @return its columns
     * @throws InvalidSettingsException if a column is missing or of the wrong type
     */
    static TrainingColumns find(final DataTableSpec spec, final UNetLearnerNodeParameters parameters, final String port)
        throws InvalidSettingsException {
        try {
            final String mask = ColumnFinder.find(spec, UNetLearnerNodeParameters.MASK_COLUMN,
                parameters.m_maskColumn, Columns.PATCH_MASK, ImageCellWriter.VALUE)
                .orElseThrow(() -> new InvalidSettingsException("There is no column \"" + Columns.PATCH_MASK
                    + "\", and no mask column is chosen. A model learns from patches with masks."));
            final String patch = ColumnFinder.require(spec, UNetLearnerNodeParameters.PATCH_COLUMN,
                parameters.m_patchColumn, Columns.PATCH, ImageCellWriter.VALUE);
            if (patch.equals(mask)) {
                throw new InvalidSettingsException(
                    "The column \"" + patch + "\" cannot be both the patches and their masks.");
            }
            final boolean byRockType = parameters.m_train != TrainMode.ONE_MODEL;
            return new TrainingColumns(spec.findColumnIndex(patch), spec.findColumnIndex(mask),
                ColumnFinder.requireNamed(spec, Columns.STACK, StringValue.class),
                byRockType ? ColumnFinder.requireNamed(spec, Columns.ROCK_TYPE, StringValue.class)
                    : optional(spec, Columns.ROCK_TYPE, StringValue.class),
                ColumnFinder.requireNamed(spec, Columns.SLICE, IntValue.class),
                optional(spec, Columns.X, IntValue.class), optional(spec, Columns.Y, IntValue.class),
                WindowColumns.find(spec), byRockType);
        } catch (final InvalidSettingsException e) {
            throw new InvalidSettingsException("In the " + port + ": " + e.getMessage(), e);
        }
    }

    private static int optional(final DataTableSpec spec, final String name,
        final Class<? extends DataValue> type) throws InvalidSettingsException {
        return ColumnFinder.find(spec, name, null, name, type).map(spec::findColumnIndex).orElse(-1);
    }
}
