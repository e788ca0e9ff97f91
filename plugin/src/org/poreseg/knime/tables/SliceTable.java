package org.poreseg.knime.tables;

import java.io.Closeable;
import java.io.IOException;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.imagecell.ImageCellWriter;

/** The table that starts every workflow, written slice by slice: one row a slice of a stack. */
public final class SliceTable implements Closeable {

    /** The columns. */
    public static final DataTableSpec SPEC = new DataTableSpec(Columns.spec(Columns.STACK, StringCell.TYPE),
        Columns.spec(Columns.ROCK_TYPE, StringCell.TYPE), Columns.spec(Columns.SLICE, IntCell.TYPE),
        Columns.spec(Columns.IMAGE, ImageCellWriter.TYPE), Columns.spec(Columns.MASK, ImageCellWriter.TYPE),
        Columns.spec(Columns.INTENSITY_LOW, DoubleCell.TYPE), Columns.spec(Columns.INTENSITY_HIGH, DoubleCell.TYPE),
        Columns.spec(Columns.INTENSITY_WINDOW, StringCell.TYPE));

    private final BufferedDataContainer m_container;

    private final ImageCellWriter m_images;

    /**
     * What the rows of one stack share.
     *
     * @param name the stack's name
     * @param rockType its rock type; a missing cell if empty
     * @param window its intensity window
     * @param windowKind how the window was found
     */
    public record Stack(String name, String rockType, IntensityWindow window, WindowKind windowKind) {
    }

    /** @param exec owns the table */
    public SliceTable(final ExecutionContext exec) {
        m_container = exec.createDataContainer(SPEC);
        m_images = new ImageCellWriter(exec);
    }

    /**
     * Adds the row {@code <stack>/<slice>}.
     *
     * @param stack the stack
     * @param index the slice's index in the stack
     * @param image its pixels
     * @param mask its mask, or null if it has none
     * @throws IOException if the images cannot be stored
     */
    public void add(final Stack stack, final int index, final Slice image, final Mask mask) throws IOException {
        final String key = new SliceKey(new StackKey(stack.name()), index).rowKey();
        final DataCell rockType =
            stack.rockType().isEmpty() ? DataType.getMissingCell() : new StringCell(stack.rockType());
        final DataCell maskCell = mask == null ? DataType.getMissingCell() : m_images.mask(mask, key + " mask");
        m_container.addRowToTable(new DefaultRow(key, new StringCell(stack.name()), rockType, new IntCell(index),
            m_images.slice(image, key), maskCell, new DoubleCell(stack.window().low()),
            new DoubleCell(stack.window().high()), new StringCell(stack.windowKind().name())));
    }

    /** @return the finished table */
    public BufferedDataTable table() {
        close();
        return m_container.getTable();
    }

    @Override
    public void close() {
        if (!m_container.isClosed()) {
            m_container.close();
        }
    }
}
