package org.poreseg.knime.learner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.PatchRows;
import org.poreseg.progress.WorkMonitor;
import org.poreseg.tiling.PatchPosition;
import org.poreseg.tiling.PatchStack;
import org.poreseg.unet.model.PatchKind;
import org.poreseg.unet.training.PatchStore;

/** The rows of one input table: their pixels in the engine's store on disk, and a catalogue of where they come from. */
final class PatchSet implements AutoCloseable {

    /** Where a patch lies if the table does not tell. */
    private static final PatchPosition UNKNOWN = new PatchPosition(0, 0);

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
            throw UserError.found(e.getMessage())
                .advice("Choose another \"" + UNetLearnerNodeParameters.SCRATCH_FOLDER + "\", or train on fewer "
                    + "patches")
                .causedBy(e);
        }
    }

    /**
     * Streams the table into the store.
     *
     * @param table the table
     * @param columns reads its rows
     * @param byRockType whether models are trained by rock type, so that every row needs one
     * @param monitor progress and cancel
     * @throws IOException if a row cannot be used, with its key, or if the store cannot be written
     */
    void read(final BufferedDataTable table, final PatchRows columns, final boolean byRockType,
        final WorkMonitor monitor) throws IOException {
        try (CloseableRowIterator rows = table.iterator()) {
            for (long row = 0; rows.hasNext(); row++) {
                monitor.checkCanceled();
                add(columns.row(rows.next()), byRockType, monitor);
                monitor.report((row + 1) / (double)table.size(),
                    "Reading " + m_port + ": row " + (row + 1) + " of " + table.size());
            }
        }
    }

    private void add(final PatchRows.Row row, final boolean byRockType, final WorkMonitor monitor)
        throws IOException {
        if (!row.hasMasks()) {
            throw UserError.found(row.where() + " has no masks")
                .advice("A model learns from patches with masks: remove the rows without any before, or give their "
                    + "stack masks in the stack list");
        }
        final String rockType = row.rockType().orElse("");
        if (byRockType && rockType.isEmpty()) {
            throw UserError.found(row.where() + " has no rock type")
                .advice("Training by rock type needs one in every row: fill in the column \"" + Columns.ROCK_TYPE
                    + "\" (the Stack Reader takes it from the stack list), or choose \"One model\"");
        }
        final PatchStack<Slice> patches = row.patches();
        m_kind.requireRow(row.kind(patches), row.where());
        final PatchStack<Mask> masks = row.masks(patches);
        final Optional<List<PatchPosition>> positions = row.positions(patches);
        final IntensityWindow window = row.window();
        final SliceCatalogue.Entry slice = m_catalogue.slice(row.key(), rockType, row.where());
        for (int i = 0; i < patches.patches(); i++) {
            monitor.checkCanceled();
            final Mask mask = masks.patch(i);
            m_store.add(patches.patch(i), mask, window);
            m_catalogue.add(slice, positions.isEmpty() ? UNKNOWN : positions.get().get(i),
                (long)mask.width() * mask.height(), mask.poreCount());
        }
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
