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
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.Cells;
import org.poreseg.knime.tables.Columns;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.unet.training.PatchStore;

/** The rows of one input table: their pixels in the engine's store on disk, and a catalogue of where they come from. */
final class PatchSet implements AutoCloseable {

    private final PatchKind m_kind;

    private final String m_port;

    private final SliceCatalogue m_catalogue = new SliceCatalogue();

    private final PatchStore m_store;

    /**
     * @param kind the kind of the patches
     * @param port what the table is called in messages, such as "training patches"
     * @param scratch the folder for the store's file
     * @throws IOException if the file cannot be made
     */
    PatchSet(final PatchKind kind, final String port, final Path scratch) throws IOException {
        m_kind = kind;
        m_port = port;
        m_store = PatchStore.create(scratch, kind.width(), kind.height(), kind.type());
    }

    /**
     * @param patches how many patches of this kind will be packed in all
     * @throws IOException if the disk has not the room for them
     */
    void requireSpace(final long patches) throws IOException {
        try {
            m_store.requireSpace(patches);
        } catch (final IOException e) {
            throw new IOException(e.getMessage() + ". Choose another \"" + UNetLearnerNodeParameters.SCRATCH_FOLDER
                + "\", or train on fewer patches.", e);
        }
    }

    /**
     * Streams the table into the store.
     *
     * @param table the table
     * @param columns its columns
     * @param monitor progress and cancel
     * @throws IOException if a row cannot be used, with its key, or if the store cannot be written
     */
    void read(final BufferedDataTable table, final TrainingColumns columns, final WorkMonitor monitor)
        throws IOException {
        try (CloseableRowIterator rows = table.iterator()) {
            for (long row = 0; rows.hasNext(); row++) {
                monitor.checkCanceled();
                add(rows.next(), columns);
                monitor.report((row + 1) / (double)table.size(),
                    "Reading " + m_port + ": row " + (row + 1) + " of " + table.size());
            }
        }
    }

    private void add(final DataRow row, final TrainingColumns columns) throws IOException {
        final String where = PatchKind.where(row, m_port);
        if (row.getCell(columns.mask()).isMissing()) {
            throw new IOException(where + " has no mask. A model learns from patches with masks: remove the rows "
                + "without one before, or give their stack masks in the stack list.");
        }
        final String rockType = text(row, columns.rockType());
        if (columns.byRockType() && rockType.isEmpty()) {
            throw new IOException(where + " has no rock type. Training by rock type needs one in every row: fill in "
                + "the column \"" + Columns.ROCK_TYPE + "\" (the Stack Reader takes it from the stack list), or "
                + "choose \"One model\".");
        }
        final Slice patch = PatchKind.patch(row, columns, where);
        m_kind.requireRow(PatchKind.of(patch, columns.window().kind(row)), where);
        final Mask mask = ImageCells.mask(row.getCell(columns.mask()), where + ", mask");
        if (mask.width() != patch.width() || mask.height() != patch.height()) {
            throw new IOException(where + " has a mask of " + mask.width() + " × " + mask.height()
                + " pixels for a patch of " + patch.width() + " × " + patch.height() + ".");
        }
        m_store.add(patch, mask, columns.window().window(row));
        m_catalogue.add(new SliceCatalogue.Key(rockType, Cells.string(row, columns.stack(), Columns.STACK),
            Cells.integer(row, columns.slice(), Columns.SLICE)), position(row, columns.x()),
            position(row, columns.y()), (long)mask.width() * mask.height(), mask.poreCount());
    }

    private static String text(final DataRow row, final int column) {
        final DataCell cell = column < 0 ? null : row.getCell(column);
        return cell instanceof StringValue value ? value.getStringValue().strip() : "";
    }

    private static int position(final DataRow row, final int column) {
        return column >= 0 && row.getCell(column) instanceof IntValue value ? value.getIntValue() : 0;
    }

    /** @return what all patches have in common */
    PatchKind kind() {
        return m_kind;
    }

    /** @return the pixels */
    PatchStore store() {
        return m_store;
    }

    /** @return where they come from */
    SliceCatalogue catalogue() {
        return m_catalogue;
    }

    @Override
    public void close() throws IOException {
        m_store.close();
    }
}
