package org.poreseg.knime.predictor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.predictor.PatchReader.Batch;
import org.poreseg.knime.predictor.PatchReader.Origin;
import org.poreseg.knime.tables.Columns;
import org.poreseg.knime.tables.ModelColumns;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.tiling.PatchStack;
import org.poreseg.unet.model.ModelOutline;

/**
 * The table of predicted patches: gathers the probabilities of each row and model, whose patches come in batches that
 * know no rows, and writes the row when it has all of them. One row a model is in memory.
 */
final class PredictedTable implements AutoCloseable {

    /** What one model has predicted. */
    private static final class Part {

        private final ModelOutline m_model;

        private final BufferedDataContainer m_rows;

        /** One a table: tables are written to disk in threads of their own, which must not share a file for images. */
        private final ImageCellWriter m_images;

        /** The probabilities of the row that is being gathered. */
        private float[] m_values;

        private Part(final ModelOutline model, final BufferedDataContainer rows, final ImageCellWriter images) {
            m_model = model;
            m_rows = rows;
            m_images = images;
        }
    }

    private final ExecutionContext m_exec;

    /** A table a model, so that the rows of a model stay together whatever the number of models. */
    private final List<Part> m_parts = new ArrayList<>();

    /**
     * @param patches the columns of the patches
     * @param models the models, in the order of the rows to come
     * @param exec makes the table
     * @throws InvalidSettingsException if the patches have the new columns already
     */
    PredictedTable(final DataTableSpec patches, final List<ModelOutline> models, final ExecutionContext exec)
        throws InvalidSettingsException {
        m_exec = exec;
        final DataTableSpec spec = spec(patches);
        for (final ModelOutline model : models) {
            m_parts.add(new Part(model, exec.createDataContainer(spec), new ImageCellWriter(exec)));
        }
    }

    /**
     * @param patches the columns of the patches
     * @return the columns of predicted patches
     * @throws InvalidSettingsException if the new ones are among them already
     */
    static DataTableSpec spec(final DataTableSpec patches) throws InvalidSettingsException {
        for (final String added : List.of(Columns.MODEL, Columns.MODEL_ROCK_TYPES, Columns.PROBABILITIES)) {
            if (patches.containsName(added)) {
                throw new InvalidSettingsException("The input table already has a column \"" + added
                    + "\", which this node adds. Remove or rename it.");
            }
        }
        return new DataTableSpecCreator(patches).addColumns(Columns.spec(Columns.MODEL, StringCell.TYPE),
            Columns.spec(Columns.MODEL_ROCK_TYPES, ModelColumns.ROCK_TYPES),
            Columns.spec(Columns.PROBABILITIES, ImageCellWriter.TYPE)).createSpec();
    }

    /**
     * @param model the index of a model
     * @param batch patches, which follow those of the model's batch before
     * @param probabilities what the model says of them
     * @throws IOException if an image cannot be stored
     */
    void add(final int model, final Batch batch, final List<ProbabilityMap> probabilities) throws IOException {
        final Part part = m_parts.get(model);
        for (int i = 0; i < probabilities.size(); i++) {
            final Origin origin = batch.origins().get(i);
            final ProbabilityMap map = probabilities.get(i);
            final int size = map.values().length;
            if (origin.isFirst()) {
                part.m_values = new float[Math.multiplyExact(size, origin.count())];
            }
            System.arraycopy(map.values(), 0, part.m_values, origin.index() * size, size);
            if (origin.isLast()) {
                final ProbabilityMap all =
                    new ProbabilityMap(map.width(), map.height() * origin.count(), part.m_values);
                write(part, origin, PatchStack.of(all, map.height()));
                part.m_values = null;
            }
        }
    }

    private static void write(final Part part, final Origin origin, final PatchStack<ProbabilityMap> probabilities)
        throws IOException {
        final DataRow row = origin.row().dataRow();
        final String model = part.m_model.name();
        final List<DataCell> cells = new ArrayList<>();
        row.forEach(cells::add);
        cells.add(new StringCell(model));
        cells.add(ModelColumns.cell(part.m_model.rockTypes()));
        cells.add(part.m_images.patchProbabilities(probabilities,
            new ModelSlice(model, origin.row().key()).imageName()));
        part.m_rows.addRowToTable(new DefaultRow(ModelSlice.rowKey(row.getKey().getString(), model), cells));
    }

    /**
     * @return the table: all rows of the first model, then those of the second, and so on
     * @throws CanceledExecutionException if the user cancels
     */
    BufferedDataTable finish() throws CanceledExecutionException {
        final BufferedDataContainer all = m_parts.get(0).m_rows;
        for (final Part part : m_parts.subList(1, m_parts.size())) {
            append(part.m_rows, all);
        }
        all.close();
        return all.getTable();
    }

    /** Moves the rows of a model behind those of the models before it. Their images are not copied. */
    private void append(final BufferedDataContainer model, final BufferedDataContainer all)
        throws CanceledExecutionException {
        model.close();
        final BufferedDataTable table = model.getTable();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                m_exec.checkCanceled();
                all.addRowToTable(rows.next());
            }
        }
        m_exec.clearTable(table);
    }

    @Override
    public void close() {
        m_parts.stream().map(part -> part.m_rows).filter(BufferedDataContainer::isOpen)
            .forEach(BufferedDataContainer::close);
    }
}
