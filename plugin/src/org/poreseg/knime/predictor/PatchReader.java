package org.poreseg.knime.predictor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Slice;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.tables.PatchRows;
import org.poreseg.tiling.PatchStack;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.model.ModelInfo;
import org.poreseg.unet.runtime.MemoryEstimate;

/**
 * Reads a table of patches in batches of one patch size, and checks that the models fit the patches. A batch may begin
 * in one row and end in another, so batches are the same however the patches of a slice are spread over rows. One row
 * is in memory at a time.
 */
final class PatchReader implements AutoCloseable {

    /**
     * Where a patch comes from.
     *
     * @param row its row
     * @param index its place among the patches of the row, from 0
     * @param count the number of patches of the row
     */
    record Origin(PatchRows.Row row, int index, int count) {

        boolean isFirst() {
            return index == 0;
        }

        boolean isLast() {
            return index == count - 1;
        }
    }

    /**
     * Patches of one size that go through the network together.
     *
     * @param origins where they come from, in the order of the rows
     * @param patches their pixels
     * @param windows their intensity windows
     */
    record Batch(List<Origin> origins, List<Slice> patches, List<IntensityWindow> windows) {

        private Batch() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        private boolean takes(final OpenRow row) {
            return patches.isEmpty() || patches.get(0).width() == row.patches().width()
                && patches.get(0).height() == row.patches().height();
        }

        private void add(final OpenRow row, final int index) {
            origins.add(new Origin(row.row(), index, row.patches().patches()));
            patches.add(row.patches().patch(index));
            windows.add(row.window());
        }
    }

    /** The row whose patches are being handed out. */
    private record OpenRow(PatchRows.Row row, PatchStack<Slice> patches, IntensityWindow window) {
    }

    private final CloseableRowIterator m_rows;

    private final PatchRows m_columns;

    private final int m_batchSize;

    private final List<ModelInfo> m_models;

    private final Map<ModelInfo, String> m_warnings = new LinkedHashMap<>();

    private final boolean m_onProcessor;

    private Optional<String> m_memory = Optional.empty();

    private OpenRow m_open;

    /** The next patch of the open row. */
    private int m_index;

    private Batch m_next = new Batch();

    /** The most patches of the open row's size that a batch takes. */
    private int m_most;

    /**
     * @param table the table of patches
     * @param columns reads its rows
     * @param batchSize the most patches of a batch
     * @param models the models to be applied
     * @param onProcessor whether they are applied in the machine's own memory, not in that of a GPU
     */
    PatchReader(final BufferedDataTable table, final PatchRows columns, final int batchSize,
        final List<ModelInfo> models, final boolean onProcessor) {
        m_rows = table.iterator();
        m_columns = columns;
        m_batchSize = batchSize;
        m_models = models;
        m_onProcessor = onProcessor;
    }

    /**
     * @return the next patches, or nothing after the last
     * @throws UserError if a row cannot be used, with its key
     */
    Optional<Batch> next() {
        while (hasPatch()) {
            if (!m_next.takes(m_open) || m_next.patches().size() >= m_most) {
                return Optional.of(handOut());
            }
            m_next.add(m_open, m_index++);
        }
        return m_next.patches().isEmpty() ? Optional.empty() : Optional.of(handOut());
    }

    private Batch handOut() {
        final Batch batch = m_next;
        m_next = new Batch();
        return batch;
    }

    /** Opens the next row where the patches of the open one have all been handed out. */
    private boolean hasPatch() {
        if (m_open != null && m_index < m_open.patches().patches()) {
            return true;
        }
        if (!m_rows.hasNext()) {
            return false;
        }
        final PatchStack<Slice> before = m_open == null ? null : m_open.patches();
        m_open = open(m_columns.row(m_rows.next()));
        m_index = 0;
        final PatchStack<Slice> patches = m_open.patches();
        if (before == null || before.width() != patches.width() || before.height() != patches.height()) {
            m_most = mostOf(patches, m_open.row().where());
        }
        return true;
    }

    private OpenRow open(final PatchRows.Row row) {
        final PatchStack<Slice> patches = row.patches();
        requireFits(patches.pixels(), row.where());
        compareWindow(row.windowKind(), row.where());
        return new OpenRow(row, patches, row.window());
    }

    /** Large patches go through the networks a few at a time, so that memory does not grow with their size. */
    private int mostOf(final PatchStack<Slice> patches, final String where) {
        int most = m_batchSize;
        for (final ModelInfo model : m_models) {
            final NetworkConfig network = model.training().network();
            most = Math.min(most, MemoryEstimate.patchesAtATime(network, patches.width(), patches.height()));
            if (m_onProcessor) {
                checkMemory(network, patches, where);
            }
        }
        return most;
    }

    private void checkMemory(final NetworkConfig network, final PatchStack<Slice> patches, final String where) {
        try {
            final Optional<String> warning =
                MemoryEstimate.checkPrediction(network, 1, patches.width(), patches.height());
            m_memory = m_memory.or(() -> warning);
        } catch (final UserError ex) {
            throw ex.in(where);
        }
    }

    private void requireFits(final Slice patches, final String where) {
        for (final ModelInfo model : m_models) {
            if (patches.type() != model.pixelType()) {
                throw UserError.found(where + ": the patches are of " + patches.type().label() + ", but the model \""
                    + model.name() + "\" was trained on another bit depth, " + model.pixelType().label())
                    .advice("Train a model on such slices, or convert the slices before they are read");
            }
        }
    }

    private void compareWindow(final Optional<WindowKind> kind, final String where) {
        for (final ModelInfo model : m_models) {
            if (kind.isPresent() && model.windowKind() != null && kind.get() != model.windowKind()
                && !m_warnings.containsKey(model)) {
                m_warnings.put(model, "The model \"" + model.name() + "\" was trained with the intensity window "
                    + model.windowKind() + ", but these patches come with " + kind.get() + " (first in " + where
                    + "). Its probabilities may be wrong: read the stacks with the same kind of window.");
            }
        }
    }

    /** @return what the user should know, complete after the last batch; not while a thread calls {@link #next} */
    List<String> warnings() {
        return Stream.concat(m_memory.stream(), m_warnings.values().stream()).toList();
    }

    @Override
    public void close() {
        m_rows.close();
    }
}
