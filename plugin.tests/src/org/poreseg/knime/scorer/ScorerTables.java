package org.poreseg.knime.scorer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Slice;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.imagecell.ProbabilityPixels;
import org.poreseg.knime.tables.ModelColumns;

/** Made-up input of the scorer: random references, and predictions that agree with them more or less. */
final class ScorerTables {

    static final int WIDTH = 70;

    static final int HEIGHT = 45;

    static final DataTableSpec SEGMENTED = new DataTableSpec(
        new String[]{"Model", "Model rock types", "Stack", "Rock type", "Slice", "Probability", "Mask"},
        new DataType[]{StringCell.TYPE, ModelColumns.ROCK_TYPES, StringCell.TYPE, StringCell.TYPE, IntCell.TYPE,
            ImageCellWriter.TYPE,
            ImageCellWriter.TYPE});

    static final DataTableSpec REFERENCE = new DataTableSpec(new String[]{"Stack", "Slice", "Image", "Mask"},
        new DataType[]{StringCell.TYPE, IntCell.TYPE, ImageCellWriter.TYPE, ImageCellWriter.TYPE});

    private final ExecutionContext m_exec;

    private final ImageCellWriter m_images;

    private final Random m_random = new Random(4);

    private final List<DataCell[]> m_segmented = new ArrayList<>();

    private final List<DataCell[]> m_reference = new ArrayList<>();

    /** What was predicted, by model, stack and slice: model/stack/slice. */
    final Map<String, ProbabilityMap> m_probabilities = new HashMap<>();

    /** The reference masks by stack and slice: stack/slice. */
    final Map<String, Mask> m_masks = new HashMap<>();

    ScorerTables(final ExecutionContext exec) {
        m_exec = exec;
        m_images = new ImageCellWriter(exec);
    }

    /** Adds a reference slice of darker pore in noise, its porosity about the share. */
    void reference(final String stack, final int slice, final double share) throws IOException {
        reference(stack, slice, share, WIDTH, HEIGHT);
    }

    void reference(final String stack, final int slice, final double share, final int width, final int height)
        throws IOException {
        final Mask mask = new Mask(width, height);
        final byte[] grey = new byte[width * height];
        for (int i = 0; i < grey.length; i++) {
            if (m_random.nextDouble() < share) {
                mask.setPore(i);
            }
            grey[i] = (byte)Math.max(0, Math.min(255, (mask.isPore(i) ? 90 : 150) + 40 * m_random.nextGaussian()));
        }
        m_masks.put(stack + "/" + slice, mask);
        m_reference.add(new DataCell[]{new StringCell(stack), new IntCell(slice),
            m_images.slice(new Slice(width, height, PixelType.UINT8, grey), "grey"), m_images.mask(mask, "mask")});
    }

    /** Adds a prediction of a model whose rock types its name tells. */
    void prediction(final String model, final String stack, final String rockType, final int slice,
        final double skill) throws IOException {
        prediction(model, List.of(model.split(" \\+ ")), stack, rockType, slice, skill);
    }

    /** Adds a prediction; at skill 1 the probabilities are on the right side of 0.5 everywhere. */
    void prediction(final String model, final List<String> modelTypes, final String stack, final String rockType,
        final int slice, final double skill) throws IOException {
        final Mask reference = m_masks.getOrDefault(stack + "/" + slice, new Mask(WIDTH, HEIGHT));
        final float[] values = new float[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            final boolean right = m_random.nextDouble() < skill;
            final float half = m_random.nextFloat() / 2;
            values[i] = reference.isPore(Math.min(i, reference.width() * reference.height() - 1)) == right
                ? 0.5f + half : half;
        }
        final ProbabilityMap map = new ProbabilityMap(WIDTH, HEIGHT, values);
        m_probabilities.put(model + "/" + stack + "/" + slice, map);
        m_segmented.add(new DataCell[]{new StringCell(model), ModelColumns.cell(modelTypes), new StringCell(stack),
            rockType == null ? DataType.getMissingCell() : new StringCell(rockType), new IntCell(slice),
            m_images.probabilities(map, ProbabilityPixels.FLOAT32, "probability"), m_images.mask(map.threshold(0.25),
                "mask")});
    }

    void shuffle() {
        Collections.shuffle(m_segmented, m_random);
        Collections.shuffle(m_reference, m_random);
    }

    BufferedDataTable segmented() {
        return table(SEGMENTED, m_segmented);
    }

    BufferedDataTable references() {
        return table(REFERENCE, m_reference);
    }

    private BufferedDataTable table(final DataTableSpec spec, final List<DataCell[]> rows) {
        final BufferedDataContainer container = m_exec.createDataContainer(spec);
        for (final DataCell[] row : rows) {
            container.addRowToTable(new DefaultRow("r" + container.size(), Arrays.asList(row)));
        }
        container.close();
        return container.getTable();
    }

    /** @return the cells of a table as text and numbers (missing = null), by row */
    static List<Map<String, Object>> rows(final BufferedDataTable table) {
        final List<Map<String, Object>> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            while (iterator.hasNext()) {
                final DataRow row = iterator.next();
                final Map<String, Object> values = new HashMap<>();
                for (int i = 0; i < row.getNumCells(); i++) {
                    final DataCell cell = row.getCell(i);
                    values.put(table.getDataTableSpec().getColumnSpec(i).getName(), cell.isMissing() ? null
                        : cell instanceof DoubleValue number ? Double.valueOf(number.getDoubleValue())
                            : cell instanceof StringValue text ? text.getStringValue() : cell);
                }
                rows.add(values);
            }
        }
        return rows;
    }
}
