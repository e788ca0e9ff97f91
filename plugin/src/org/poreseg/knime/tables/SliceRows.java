package org.poreseg.knime.tables;

import java.util.Optional;

import org.knime.core.data.DataRow;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.imagecell.ImageSize;

/** Reads a table of slices, as the Stack Reader gives them. */
public final class SliceRows {

    private final KeyColumns m_key;

    private final Column m_image;

    private final Optional<Column> m_mask;

    private final Optional<WindowColumns> m_window;

    private SliceRows(final ColumnFinder table, final Column image, final Optional<Column> mask)
        throws InvalidSettingsException {
        m_key = KeyColumns.require(table);
        m_image = image;
        m_mask = mask;
        m_window = WindowColumns.find(table);
    }

    /**
     * @param table finds the columns
     * @param image the column with the slices
     * @return reads the rows, without masks
     * @throws InvalidSettingsException if a column is absent or of another type
     */
    public static SliceRows in(final ColumnFinder table, final Choice image) throws InvalidSettingsException {
        return new SliceRows(table, table.require(image, Columns.IMAGE, ImageCellWriter.VALUE), Optional.empty());
    }

    /**
     * @param table finds the columns
     * @param image the column with the slices
     * @param mask the column with their masks, which the table need not have
     * @return reads the rows
     * @throws InvalidSettingsException if a column is absent or of another type, or if both are the same
     */
    public static SliceRows in(final ColumnFinder table, final Choice image, final Choice mask)
        throws InvalidSettingsException {
        final Column images = table.require(image, Columns.IMAGE, ImageCellWriter.VALUE);
        final Optional<Column> masks = table.find(mask, Columns.MASK, ImageCellWriter.VALUE);
        if (masks.isPresent()) {
            mask.requireOther(masks.get(), images);
        }
        return new SliceRows(table, images, masks);
    }

    /** @return whether there is a column of masks */
    public boolean hasMasks() {
        return m_mask.isPresent();
    }

    /**
     * @param row a row of the table
     * @return the same row, to be read
     */
    public Row row(final DataRow row) {
        return new Row(row);
    }

    /** A slice. What is in its cells is read when it is asked for. */
    public final class Row extends SliceRow {

        private Row(final DataRow row) {
            super(row, m_key);
        }

        /**
         * @return the intensity window, if the table has any
         * @throws UserError if the row has none
         */
        public Optional<IntensityWindow> window() {
            return m_window.isEmpty() ? Optional.empty() : Optional.of(m_window.get().window(dataRow()));
        }

        /** @return whether there is a grey image */
        public boolean hasImage() {
            return !m_image.isMissing(dataRow());
        }

        /**
         * @return the size of the grey image, without reading it
         * @throws UserError if there is none
         */
        public ImageSize imageSize() {
            return m_image.read(dataRow(), ImageCells::size);
        }

        /**
         * @return the grey image
         * @throws UserError if it cannot be used
         */
        public Slice image() {
            return m_image.read(dataRow(), ImageCells::slice);
        }

        /** @return whether there is a mask */
        public boolean hasMask() {
            return m_mask.isPresent() && !m_mask.get().isMissing(dataRow());
        }

        /**
         * @param image the grey image of this row, which has a mask
         * @return the mask of the same size
         * @throws UserError if it cannot be used, or is of another size
         */
        public Mask mask(final Slice image) {
            final Mask mask = m_mask.orElseThrow().read(dataRow(), ImageCells::mask);
            if (mask.width() != image.width() || mask.height() != image.height()) {
                throw UserError.found(m_mask.get().where(dataRow()) + ": the mask has " + mask.width() + " × "
                    + mask.height() + " pixels, but its slice has " + image.width() + " × " + image.height());
            }
            return mask;
        }
    }
}
