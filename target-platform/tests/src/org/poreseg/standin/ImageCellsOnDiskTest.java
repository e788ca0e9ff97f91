package org.poreseg.standin;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.knip.base.data.img.ImgPlusCell;
import org.knime.knip.base.data.img.ImgPlusCellFactory;
import org.knime.knip.base.data.img.ImgPlusValue;
import org.poreseg.standin.core.Contexts;
import org.poreseg.standin.core.NodeStorage;
import org.poreseg.standin.core.tables.StoredTable;
import org.poreseg.standin.core.tables.Tables;

import net.imagej.ImgPlus;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.axis.DefaultLinearAxis;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Images lie in files and come back from there, whatever their pixels are and however they lay in memory. */
public final class ImageCellsOnDiskTest {

    private static final AxisType[] XY = {Axes.X, Axes.Y};

    private static final long[] SIZE = {37, 29};

    /** Where tables and images lie. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private NodeStorage m_storage;

    private ExecutionContext m_exec;

    /** Makes a context. */
    @Before
    public void makeContext() {
        m_storage = new NodeStorage(m_folder.getRoot().toPath());
        m_exec = Contexts.executionContext(new DefaultNodeProgressMonitor(), m_storage);
    }

    private static <T extends RealType<T>> Img<T> fill(final Img<T> img) {
        final Random random = new Random(7);
        for (final T pixel : img) {
            final double min = Math.max(pixel.getMinValue(), -1e9);
            final double max = Math.min(pixel.getMaxValue(), 4e9);
            pixel.setReal(Math.floor(min + random.nextDouble() * (max - min + 1)));
        }
        return img;
    }

    /** Puts a cell into a table and takes it out again. */
    private DataCell throughTable(final DataCell cell) {
        final BufferedDataContainer container =
            m_exec.createDataContainer(new DataTableSpec(new String[]{"image"}, new DataType[]{ImgPlusCell.TYPE}));
        container.addRowToTable(new DefaultRow("r", cell));
        container.close();
        try (CloseableRowIterator rows = container.getTable().iterator()) {
            return rows.next().getCell(0);
        }
    }

    private <T extends RealType<T>> void check(final Img<T> img) throws IOException {
        final DataCell cell =
            throughTable(new ImgPlusCellFactory(m_exec).createCell(new ImgPlus<>(img, "some image", XY)));
        final ImgPlusValue<?> value = (ImgPlusValue<?>)cell;
        assertEquals(img.firstElement().getClass(), value.getPixelType());
        final ImgPlus<?> read = value.getImgPlus();
        assertTrue(read.getImg() instanceof ArrayImg);
        assertEquals("some image", read.getName());
        final Cursor<T> expected = Views.flatIterable(img).cursor();
        final Cursor<?> actual = Views.flatIterable(read).cursor();
        while (expected.hasNext()) {
            assertEquals(expected.next(), actual.next());
        }
        assertTrue(!actual.hasNext());
    }

    private <T extends NativeType<T> & RealType<T>> void checkAll(final T type) throws IOException {
        check(fill(new ArrayImgFactory<>(type).create(SIZE)));
        check(fill(new PlanarImgFactory<>(type).create(SIZE)));
        final Img<T> larger = fill(new ArrayImgFactory<>(type).create(50, 40));
        final var part = Views.zeroMin(Views.interval(larger, new long[]{3, 5}, new long[]{39, 33}));
        check(ImgView.wrap(part, larger.factory()));
    }

    /** All types of pixels come back as arrays. */
    @Test
    public void allPixelTypesComeBack() throws IOException {
        checkAll(new UnsignedByteType());
        checkAll(new ByteType());
        checkAll(new UnsignedShortType());
        checkAll(new ShortType());
        checkAll(new UnsignedIntType());
        checkAll(new IntType());
        checkAll(new FloatType());
        checkAll(new DoubleType());
        checkAll(new BitType());
    }

    /** More than one buffer's worth of pixels comes back. */
    @Test
    public void largeImagesComeBack() throws IOException {
        check(fill(new ArrayImgFactory<>(new UnsignedShortType()).create(1500, 1001)));
        check(fill(new PlanarImgFactory<>(new BitType()).create(2100, 2101)));
    }

    /** Name, labels and minimum are kept. */
    @Test
    public void theSameIsKeptAsInKnip() throws IOException {
        final Img<FloatType> img = fill(new ArrayImgFactory<>(new FloatType()).create(4, 5, 3));
        final ImgPlus<FloatType> image = new ImgPlus<>(ImgView.wrap(Views.translate(img, 10, 20, 0), img.factory()),
            "n", new DefaultLinearAxis(Axes.X), new DefaultLinearAxis(Axes.Y),
            new DefaultLinearAxis(Axes.CHANNEL));
        final ImgPlusValue<?> value =
            (ImgPlusValue<?>)throughTable(new ImgPlusCellFactory(m_exec).createCell(image));
        for (final var metadata : new net.imagej.ImgPlusMetadata[]{value.getMetadata(), value.getImgPlus()}) {
            assertEquals("n", metadata.getName());
            final AxisType[] types = {metadata.axis(0).type(), metadata.axis(1).type(), metadata.axis(2).type()};
            assertArrayEquals(new AxisType[]{Axes.X, Axes.Y, Axes.CHANNEL}, types);
        }
        assertArrayEquals(new long[]{4, 5, 3}, value.getDimensions());
        assertEquals(10, value.getImgPlus().min(0));
        assertEquals(24, value.getImgPlus().max(1));
    }

    /** All who ask a cell get the same image; cells are also texts, which column guessing must mind. */
    @Test
    public void theImageIsShared() throws IOException {
        final DataCell cell = throughTable(new ImgPlusCellFactory(m_exec)
            .createCell(new ImgPlus<>(fill(new ArrayImgFactory<>(new UnsignedByteType()).create(SIZE)), "image", XY)));
        final ImgPlusValue<?> value = (ImgPlusValue<?>)cell;
        final ImgPlus<?> image = value.getImgPlus();
        assertSame(image.getImg(), value.getImgPlus().getImg());
        assertTrue(ImgPlusCell.TYPE.isCompatible(StringValue.class));
        assertEquals(cell, throughTable(cell));
    }

    private ImgPlus<UnsignedByteType> image(final int size) {
        return new ImgPlus<>(fill(new ArrayImgFactory<>(new UnsignedByteType()).create(size, size)), "image", XY);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(m_folder.getRoot().toPath().resolve("filestore"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** The pixels are in memory until the row is written; then each cell has one file, a thousand to a folder. */
    @Test
    public void eachCellHasOneFile() throws IOException {
        final ImgPlusCellFactory factory = new ImgPlusCellFactory(m_exec);
        final DataCell[] cells = new DataCell[1001];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = factory.createCell(image(10));
        }
        assertEquals(List.of(), files());
        final BufferedDataContainer container =
            m_exec.createDataContainer(new DataTableSpec(new String[]{"image"}, new DataType[]{ImgPlusCell.TYPE}));
        for (int i = 0; i < cells.length; i++) {
            container.addRowToTable(new DefaultRow("r" + i, cells[i]));
        }
        container.close();
        assertEquals(cells.length, files().size());
        final Path last = files().stream().max(Comparator.naturalOrder()).orElseThrow();
        assertTrue(last.toString(), last.getParent().endsWith("filestore/000/001"));
        assertEquals(100, Files.size(last));
    }

    /** Many images, each of which is read again, in far less memory than all of them would take. */
    @Test
    public void imagesLeaveTheMemory() throws IOException {
        final ImgPlusCellFactory factory = new ImgPlusCellFactory(m_exec);
        final BufferedDataContainer container =
            m_exec.createDataContainer(new DataTableSpec(new String[]{"image"}, new DataType[]{ImgPlusCell.TYPE}));
        final WeakReference<?>[] images = new WeakReference<?>[20];
        for (int i = 0; i < images.length; i++) {
            final DataCell cell = factory.createCell(image(1000));
            container.addRowToTable(new DefaultRow("r" + i, cell));
            images[i] = new WeakReference<>(((ImgPlusValue<?>)cell).getImgPlus().getImg());
        }
        container.close();
        System.gc();
        assertEquals(0, Arrays.stream(images).filter(image -> image.get() != null).count());
        assertEquals(image(1000).firstElement(),
            ((ImgPlusValue<?>)container.getTable().iterator().next().getCell(0)).getImgPlus().firstElement());
    }

    /** A full disk shows only when the image is read, and as KNIP says it. */
    @Test
    public void aFailureOfTheDiskShowsOnReading() throws IOException {
        final ImgPlusValue<?> whole = (ImgPlusValue<?>)throughTable(new ImgPlusCellFactory(m_exec)
            .createCell(image(10)));
        try (FileChannel file = FileChannel.open(files().get(0), StandardOpenOption.WRITE)) {
            file.truncate(60);
        }
        System.gc();
        assertEquals(EOFException.class, assertThrows(RuntimeException.class, whole::getImgPlus).getCause().getClass());
        assertArrayEquals(new long[]{10, 10}, whole.getDimensions());

        final DataCell cell = new ImgPlusCellFactory(m_exec).createCell(image(10));
        final Path folder = files().get(0).getParent();
        Files.delete(files().get(0));
        Files.delete(folder);
        final ImgPlusValue<?> lost = (ImgPlusValue<?>)throughTable(cell);
        assertThrows(RuntimeException.class, lost::getImgPlus);
    }

    /** A table with its images can be saved elsewhere and read again; ten thousand take no time to speak of. */
    @Test(timeout = 60_000)
    public void imagesAreSavedWithTheirTable() throws IOException {
        final ImgPlusCellFactory factory = new ImgPlusCellFactory(m_exec);
        final BufferedDataContainer container =
            m_exec.createDataContainer(new DataTableSpec(new String[]{"image"}, new DataType[]{ImgPlusCell.TYPE}));
        for (int i = 0; i < 10_000; i++) {
            container.addRowToTable(new DefaultRow("r" + i, factory.createCell(image(4))));
        }
        container.close();
        final Path saved = m_folder.newFolder().toPath();
        Tables.stored(container.getTable()).save(saved.resolve("port_1"));
        Files.move(m_folder.getRoot().toPath().resolve("filestore"), saved.resolve("filestore"));
        m_storage.fileStores().close();

        final NodeStorage read = new NodeStorage(saved, m_storage.fileStores().id());
        final BufferedDataTable table = Tables.wrap(StoredTable.load(saved.resolve("port_1")));
        assertEquals(container.getTable().getDataTableSpec(), table.getDataTableSpec());
        int rows = 0;
        for (final DataRow row : table) {
            assertEquals(4, ((ImgPlusValue<?>)row.getCell(0)).getImgPlus().dimension(1));
            rows++;
        }
        assertEquals(10_000, rows);
        read.fileStores().close();
    }

    /** KNIP scrambles such images. */
    @Test
    public void imagesInBlocksAreRefused() {
        final ImgPlus<UnsignedByteType> blocks =
            new ImgPlus<>(new CellImgFactory<>(new UnsignedByteType(), 8).create(SIZE), "image", XY);
        assertThrows(IllegalArgumentException.class, () -> new ImgPlusCellFactory(m_exec).createCell(blocks));
    }

    /** A cell whose node was reset cannot be read any more. */
    @Test
    public void imagesGoWithTheirNode() throws IOException {
        final BufferedDataContainer container =
            m_exec.createDataContainer(new DataTableSpec(new String[]{"image"}, new DataType[]{ImgPlusCell.TYPE}));
        container.addRowToTable(new DefaultRow("r", new ImgPlusCellFactory(m_exec)
            .createCell(new ImgPlus<>(new ArrayImgFactory<>(new UnsignedByteType()).create(SIZE), "image", XY))));
        container.close();
        m_storage.fileStores().close();
        try (CloseableRowIterator rows = container.getTable().iterator()) {
            assertThrows(RuntimeException.class, rows::next);
        }
    }
}
