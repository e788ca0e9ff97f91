package org.poreseg.knime.learner;

import java.io.IOException;
import java.nio.file.Path;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.IntValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.Cells;
import org.poreseg.knime.tables.Columns;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.PatchStore;

/** The rows of one input table: their pixels in the engine's store on disk, and a catalogue of where they come from. */
final class PatchSet implements AutoCloseable {

    private final String m_port;

    private final SliceCatalogue m_catalogue = new SliceCatalogue();

    private PatchStore m_store;

    private WindowKind m_windowKind;

    private PatchSet(final String port) {
        m_port = port;
    }

    /**
     * Streams a table into a store.
     *
     * @param table the table
     * @param columns its columns
     * @param port what the table is called in messages, such as "training patches"
     * @param scratch the folder for the store's file
     * @param monitor progress and cancel
     * @return the patches; the caller closes them
     * @throws IOException if a row cannot be used, with its key, or if the store cannot be written
     */
    static PatchSet read(final BufferedDataTable table, final TrainingColumns columns, final String port,
        final Path scratch, final WorkMonitor monitor) throws IOException {
        if (table.size() == 0) {
            throw new IOException("The table of " + port + " has no rows.");
        }
        final PatchSet set = new PatchSet(port);
        boolean complete = false;
        try (CloseableRowIterator rows = table.iterator()) {
            for (long row = 0; rows.hasNext(); row++) {
                monitor.checkCanceled();
                set.add(rows.next(), columns, scratch);
                monitor.report((row + 1) / (double)table.size(),
                    "Reading " + port + ": row " + (row + 1) + " of " + table.size());
            }
            complete = true;
            return set;
        } finally {
            if (!complete) {
                set.close();
            }
        }
    }

    private void add(final DataRow row, final TrainingColumns columns, final Path scratch) throws IOException {
        final String where = "Row \"" + row.getKey().getString() + "\" of the " + m_port;
        if (row.getCell(columns.mask()).isMissing()) {
            throw new IOException(where + " has no mask. A model learns from patches with masks: remove the rows "
                + "without one before, or give their stack masks in the stack list.");
        }
        final Slice patch = ImageCells.slice(row.getCell(columns.patch()), where + ", patch");
        final Mask mask = ImageCells.mask(row.getCell(columns.mask()), where + ", mask");
        final WindowKind windowKind = columns.window().kind(row);
        if (m_store == null) {
            m_store = PatchStore.create(scratch, patch.width(), patch.height(), patch.type());
            m_windowKind = windowKind;
        }
        if (patch.width() != m_store.width() || patch.height() != m_store.height()
            || patch.type() != m_store.type()) {
            throw new IOException(where + " is " + describe(patch.width(), patch.height(), patch.type().label())
                + ", but the rows before are "
                + describe(m_store.width(), m_store.height(), m_store.type().label())
                + ". One training takes patches of one size and pixel type.");
        }
        if (mask.width() != patch.width() || mask.height() != patch.height()) {
            throw new IOException(where + " has a mask of " + mask.width() + " × " + mask.height()
                + " pixels for a patch of " + patch.width() + " × " + patch.height() + ".");
        }
        if (windowKind != m_windowKind) {
            throw new IOException(where + " has its intensity window from " + name(windowKind)
                + ", but the rows before have it from " + name(m_windowKind)
                + ". Read all stacks with the same intensity window.");
        }
        m_store.add(patch, mask, columns.window().window(row));
        m_catalogue.add(new SliceCatalogue.Key(text(row, columns.rockType()),
            Cells.string(row, columns.stack(), Columns.STACK),
            Cells.integer(row, columns.slice(), Columns.SLICE)), position(row, columns.x()),
            position(row, columns.y()), (long)mask.width() * mask.height(), mask.poreCount());
    }

    private static String describe(final int width, final int height, final String type) {
        return width + " × " + height + " pixels of " + type;
    }

    private static String name(final WindowKind kind) {
        return kind == null ? "an unknown source" : kind.name();
    }

    private static String text(final DataRow row, final int column) {
        final DataCell cell = column < 0 ? null : row.getCell(column);
        return cell instanceof StringValue value ? value.getStringValue().strip() : "";
    }

    private static int position(final DataRow row, final int column) {
        return column >= 0 && row.getCell(column) instanceof IntValue value ? value.getIntValue() : 0;
    }

    /** @return the pixels */
    PatchStore store() {
        return m_store;
    }

    /** @return where they come from */
    SliceCatalogue catalogue() {
        return m_catalogue;
    }

    /** @return how the intensity windows of all rows were found, or {@code null} if the table does not tell */
    WindowKind windowKind() {
        return m_windowKind;
    }

    @Override
    public void close() throws IOException {
        if (m_store != null) {
            m_store.close();
        }
    }
}
