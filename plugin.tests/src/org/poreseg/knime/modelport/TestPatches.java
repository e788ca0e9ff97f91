package org.poreseg.knime.modelport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Region;
import org.poreseg.image.Slice;
import org.poreseg.image.WindowKind;
import org.poreseg.knime.imagecell.ImageCellWriter;
import org.poreseg.knime.tables.Columns;
import org.poreseg.tiling.PatchStack;

/**
 * Tables of patches for tests, as the Patch Tiler makes them: dark discs (pores) on a bright, noisy ground, so small
 * that a tiny network learns them in a second.
 */
public final class TestPatches {

    /** Columns and rows of a patch. */
    public static final int SIZE = 16;

    private static final int PATCHES_PER_SLICE = 4;

    private final ExecutionContext m_exec;

    private final ImageCellWriter m_images;

    private final Random m_random = new Random(7);

    private final List<DataRow> m_rows = new ArrayList<>();

    private PixelType m_type = PixelType.UINT8;

    private WindowKind m_window = WindowKind.DATA_TYPE_RANGE;

    private double m_radius = 5;

    private int m_perRow = PATCHES_PER_SLICE;

    /** @param exec makes the cells and the table */
    public TestPatches(final ExecutionContext exec) {
        m_exec = exec;
        m_images = new ImageCellWriter(exec);
    }

    /** @param type pixel type of the patches to come, unsigned */
    public TestPatches type(final PixelType type) {
        m_type = type;
        return this;
    }

    /** @param window how the windows of the patches to come were found */
    public TestPatches window(final WindowKind window) {
        m_window = window;
        return this;
    }

    /** @param radius radius of the pores to come; negative for none */
    public TestPatches radius(final double radius) {
        m_radius = radius;
        return this;
    }

    /** @param patches the most patches of the rows to come; a slice has four */
    public TestPatches perRow(final int patches) {
        m_perRow = patches;
        return this;
    }

    /** Adds the patches of a stack, four a slice. */
    public TestPatches stack(final String rockType, final String name, final int slices) throws IOException {
        for (int slice = 0; slice < slices; slice++) {
            add(rockType, name, slice, true);
        }
        return this;
    }

    /** Adds a stack of which one slice is as it is set here, and the others have no pore. */
    public TestPatches nearlySolid(final String rockType, final String name, final int slices) throws IOException {
        final double radius = m_radius;
        for (int slice = 0; slice < slices; slice++) {
            m_radius = slice == 0 ? radius : -1;
            add(rockType, name, slice, true);
        }
        m_radius = radius;
        return this;
    }

    /** Adds a slice without masks. */
    public TestPatches withoutMask(final String name) throws IOException {
        add("rock", name, 0, false);
        return this;
    }

    private void add(final String rockType, final String stack, final int slice, final boolean masked)
        throws IOException {
        final int size = SIZE * SIZE;
        final Mask mask = new Mask(SIZE, SIZE * PATCHES_PER_SLICE);
        final int[] grey = new int[size * PATCHES_PER_SLICE];
        for (int patch = 0; patch < PATCHES_PER_SLICE; patch++) {
            paint(patch * size, grey, mask);
        }
        for (int first = 0; first < PATCHES_PER_SLICE; first += m_perRow) {
            final Region part = new Region(0, first * SIZE, SIZE, Math.min(m_perRow, PATCHES_PER_SLICE - first) * SIZE);
            final PatchStack<Slice> patches = PatchStack.of(slice(grey).crop(part), SIZE);
            final PatchStack<Mask> masks = PatchStack.of(mask.crop(part), SIZE);
            m_rows.add(new DefaultRow("Row" + m_rows.size(), new StringCell(stack), new StringCell(rockType),
                new IntCell(slice), new IntCell(2 * SIZE), new IntCell(2 * SIZE), DataType.getMissingCell(),
                new IntCell(first), m_images.patches(patches, "patches"),
                masked ? m_images.patchMasks(masks, "masks") : DataType.getMissingCell(), new DoubleCell(0),
                new DoubleCell(m_type == PixelType.UINT16 ? 65535 : 255), new StringCell(m_window.name())));
        }
    }

    /** A disc somewhere in a patch, whose first pixel is given. */
    private void paint(final int first, final int[] grey, final Mask mask) {
        final double x = m_random.nextInt(SIZE);
        final double y = m_random.nextInt(SIZE);
        for (int i = 0; i < SIZE * SIZE; i++) {
            final boolean pore = Math.hypot(i % SIZE - x, i / SIZE - y) < m_radius;
            if (pore) {
                mask.setPore(first + i);
            }
            grey[first + i] = (pore ? 60 : 180) + m_random.nextInt(60);
        }
    }

    private Slice slice(final int[] grey) {
        if (m_type == PixelType.UINT16) {
            final short[] pixels = new short[grey.length];
            for (int i = 0; i < grey.length; i++) {
                pixels[i] = (short)(grey[i] * 257);
            }
            return new Slice(SIZE, SIZE * PATCHES_PER_SLICE, m_type, pixels);
        }
        final byte[] pixels = new byte[grey.length];
        for (int i = 0; i < grey.length; i++) {
            pixels[i] = (byte)grey[i];
        }
        return new Slice(SIZE, SIZE * PATCHES_PER_SLICE, m_type, pixels);
    }

    /** Puts something else into a cell. */
    public TestPatches set(final int row, final String column, final DataCell cell) {
        final DataRow before = m_rows.get(row);
        final DataCell[] cells = new DataCell[before.getNumCells()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i == spec().findColumnIndex(column) ? cell : before.getCell(i);
        }
        m_rows.set(row, new DefaultRow(before.getKey(), cells));
        return this;
    }

    /** Puts the rows in another order. */
    public TestPatches shuffle() {
        Collections.shuffle(m_rows, m_random);
        return this;
    }

    /** @return the columns of the table; the rock types' domain says what the given types are */
    public static DataTableSpec spec(final String... rockTypes) {
        final DataColumnSpecCreator rockType = new DataColumnSpecCreator(Columns.ROCK_TYPE, StringCell.TYPE);
        if (rockTypes.length > 0) {
            final Set<DataCell> cells = new LinkedHashSet<>();
            for (final String type : rockTypes) {
                cells.add(new StringCell(type));
            }
            rockType.setDomain(new DataColumnDomainCreator(cells).createDomain());
        }
        return new DataTableSpec(column(Columns.STACK, StringCell.TYPE), rockType.createSpec(),
            column(Columns.SLICE, IntCell.TYPE), column(Columns.SLICE_WIDTH, IntCell.TYPE),
            column(Columns.SLICE_HEIGHT, IntCell.TYPE), column(Columns.PATCH_STRIDE, IntCell.TYPE),
            column(Columns.FIRST_PATCH, IntCell.TYPE), column(Columns.PATCHES, ImageCellWriter.TYPE),
            column(Columns.PATCH_MASKS, ImageCellWriter.TYPE),
            column(Columns.INTENSITY_LOW, DoubleCell.TYPE), column(Columns.INTENSITY_HIGH, DoubleCell.TYPE),
            column(Columns.INTENSITY_WINDOW, StringCell.TYPE));
    }

    private static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    /** @return the table of all patches added */
    public BufferedDataTable table() {
        final BufferedDataContainer table = m_exec.createDataContainer(spec());
        m_rows.forEach(table::addRowToTable);
        table.close();
        return table.getTable();
    }
}
