package org.poreseg.knime.predictor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Slice;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.imagecell.ImageCells;
import org.poreseg.knime.tables.WindowColumns;
import org.poreseg.unet.NetworkConfig;
import org.poreseg.unet.model.ModelInfo;
import org.poreseg.unet.runtime.MemoryEstimate;

/** Reads a table of patches in batches of one patch size, and checks that the models fit the patches. */
final class PatchReader implements AutoCloseable {

    /**
     * Patches of one size that go through the network together.
     *
     * @param rows their rows
     * @param patches their pixels
     * @param windows their intensity windows
     */
    record Batch(List<DataRow> rows, List<Slice> patches, List<IntensityWindow> windows) {

        private Batch() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        private boolean takes(final Slice patch) {
            return patches.isEmpty()
                || patches.get(0).width() == patch.width() && patches.get(0).height() == patch.height();
        }
    }

    private final CloseableRowIterator m_rows;

    private final int m_patchColumn;

    private final WindowColumns m_windows;

    private final int m_batchSize;

    private final List<ModelInfo> m_models;

    private final Map<ModelInfo, String> m_warnings = new LinkedHashMap<>();

    private final boolean m_onProcessor;

    private Optional<String> m_memory = Optional.empty();

    private Batch m_next = new Batch();

    /** The most patches that the next batch takes. */
    private int m_most;

    /**
     * @param table the table of patches
     * @param patchColumn index of its patches
     * @param windows its window columns
     * @param batchSize the most patches of a batch
     * @param models the models to be applied
     * @param onProcessor whether they are applied in the machine's own memory, not in that of a GPU
     */
    PatchReader(final BufferedDataTable table, final int patchColumn, final WindowColumns windows,
        final int batchSize, final List<ModelInfo> models, final boolean onProcessor) {
        m_rows = table.iterator();
        m_patchColumn = patchColumn;
        m_windows = windows;
        m_batchSize = batchSize;
        m_models = models;
        m_onProcessor = onProcessor;
    }

    /**
     * @return the next patches, or nothing after the last
     * @throws IOException if a row cannot be used, with its key
     */
    Optional<Batch> next() throws IOException {
        while (m_rows.hasNext()) {
            final DataRow row = m_rows.next();
            final String where = "Row \"" + row.getKey().getString() + "\"";
            final Slice patch = ImageCells.slice(row.getCell(m_patchColumn), where + ", patch");
            requireFits(patch, where);
            compareWindow(m_windows.kind(row), where);
            final boolean another = !m_next.takes(patch);
            final Batch full = another || !m_next.rows().isEmpty() && m_next.rows().size() == m_most ? m_next : null;
            if (full != null) {
                m_next = new Batch();
            }
            if (another || m_most == 0) {
                m_most = mostOf(patch, where);
            }
            m_next.rows().add(row);
            m_next.patches().add(patch);
            m_next.windows().add(m_windows.window(row));
            if (full != null) {
                return Optional.of(full);
            }
        }
        final Batch last = m_next;
        m_next = new Batch();
        return last.rows().isEmpty() ? Optional.empty() : Optional.of(last);
    }

    /** Large patches go through the networks a few at a time, so that memory does not grow with their size. */
    private int mostOf(final Slice patch, final String where) {
        int most = m_batchSize;
        for (final ModelInfo model : m_models) {
            final NetworkConfig network = model.training().network();
            most = Math.min(most, MemoryEstimate.patchesAtATime(network, patch.width(), patch.height()));
            if (m_onProcessor) {
                checkMemory(network, patch, where);
            }
        }
        return most;
    }

    private void checkMemory(final NetworkConfig network, final Slice patch, final String where) {
        try {
            final Optional<String> warning =
                MemoryEstimate.checkPrediction(network, 1, patch.width(), patch.height());
            m_memory = m_memory.or(() -> warning);
        } catch (final UserError ex) {
            throw ex.in(where);
        }
    }

    private void requireFits(final Slice patch, final String where) throws IOException {
        for (final ModelInfo model : m_models) {
            if (patch.type() != model.pixelType()) {
                throw new IOException(where + ": the patch is of " + patch.type().label() + ", but the model \""
                    + model.name() + "\" was trained on another bit depth, " + model.pixelType().label()
                    + ". Train a model on such slices, or convert the slices before they are read.");
            }
        }
    }

    private void compareWindow(final WindowKind kind, final String where) {
        for (final ModelInfo model : m_models) {
            if (kind != null && model.windowKind() != null && kind != model.windowKind()
                && !m_warnings.containsKey(model)) {
                m_warnings.put(model, "The model \"" + model.name() + "\" was trained with the intensity window "
                    + model.windowKind() + ", but these patches come with " + kind + " (first in " + where
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
