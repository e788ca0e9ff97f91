package org.poreseg.standin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.RowKey;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ModelContent;
import org.knime.core.util.DuplicateKeyException;
import org.poreseg.standin.core.Contexts;
import org.poreseg.standin.core.NodeStorage;

/** Tables lie on disk, give back what was put in, and refuse what KNIME refuses. */
public final class StoredTablesTest {

    private static final DataTableSpec SPEC = new DataTableSpec(
        new String[]{"text", "int", "long", "double", "boolean"},
        new DataType[]{StringCell.TYPE, IntCell.TYPE, LongCell.TYPE, DoubleCell.TYPE, DataType.getType(BooleanCell.class)});

    /** Where the tables lie. */
    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    private ExecutionContext m_exec;

    /** Makes a context. */
    @Before
    public void makeContext() {
        m_exec = Contexts.executionContext(new DefaultNodeProgressMonitor(),
            new NodeStorage(m_folder.getRoot().toPath()));
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(m_folder.getRoot().toPath())) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static DefaultRow row(final int i) {
        return new DefaultRow(RowKey.createRowKey((long)i), new StringCell("text " + i % 7), new IntCell(i - 50),
            new LongCell(1L << 40 | i), new DoubleCell(i / 3.0), BooleanCell.BooleanCellFactory.create(i % 2 == 0));
    }

    /** Every cell comes back, as often as it is read, and from disk. */
    @Test
    public void rowsComeBackInOrder() throws IOException {
        final BufferedDataContainer container = m_exec.createDataContainer(SPEC);
        for (int i = 0; i < 10_000; i++) {
            container.addRowToTable(row(i));
        }
        container.close();
        final BufferedDataTable table = container.getTable();
        assertEquals(10_000, table.size());
        assertTrue(bytesOnDisk() > 10_000);
        for (int pass = 0; pass < 2; pass++) {
            int i = 0;
            try (CloseableRowIterator rows = table.iterator()) {
                while (rows.hasNext()) {
                    assertEquals(row(i), rows.next());
                    i++;
                }
            }
            assertEquals(10_000, i);
        }
    }

    /** Missing cells keep their reason, long texts their length. */
    @Test
    public void missingCellsAndLongTextsComeBack() {
        final String text = "\u00e4\u4e2d\ud83d\ude00".repeat(40_000);
        final BufferedDataContainer container = m_exec.createDataContainer(
            new DataTableSpec(new String[]{"a", "b"}, new DataType[]{StringCell.TYPE, IntCell.TYPE}));
        container.addRowToTable(new DefaultRow("r", new StringCell(text), new MissingCell("no number")));
        container.addRowToTable(new DefaultRow("s", DataType.getMissingCell(), new IntCell(1)));
        container.close();
        try (CloseableRowIterator rows = container.getTable().iterator()) {
            final var first = rows.next();
            assertEquals(text, first.getCell(0).toString());
            assertEquals("no number", ((MissingValue)first.getCell(1)).getError());
            assertTrue(rows.next().getCell(0).isMissing());
        }
    }

    /** Lists come back, empty ones and those with missing elements too; a list of other elements is refused. */
    @Test
    public void listsComeBack() throws Exception {
        final DataType type = ListCell.getCollectionType(StringCell.TYPE);
        final BufferedDataContainer container =
            m_exec.createDataContainer(new DataTableSpec(new String[]{"a"}, new DataType[]{type}));
        final List<ListCell> lists = Stream.of(List.of(new StringCell("clay"), new StringCell("quartz + clay")),
            List.<DataCell> of(), List.of(DataType.getMissingCell(), new StringCell("")))
            .map(CollectionCellFactory::createListCell).toList();
        for (int i = 0; i < lists.size(); i++) {
            container.addRowToTable(new DefaultRow("r" + i, lists.get(i)));
        }
        final ListCell numbers = CollectionCellFactory.createListCell(List.of(new IntCell(1)));
        assertThrows(IllegalArgumentException.class,
            () -> container.addRowToTable(new DefaultRow("number", numbers)));
        container.close();
        final List<DataCell> read = new ArrayList<>();
        container.getTable().forEach(row -> read.add(row.getCell(0)));
        assertEquals(lists, read);
        assertTrue(type.isCompatible(CollectionDataValue.class));
        assertEquals(StringCell.TYPE, ((CollectionDataValue)read.get(0)).getElementType());
        final ModelContent content = new ModelContent("type");
        type.save(content);
        assertEquals(type, DataType.load(content));
        assertFalse(type.equals(ListCell.getCollectionType(IntCell.TYPE)));
    }

    /** The domains say what is in the columns: bounds without NaN and missing cells, up to sixty texts. */
    @Test
    public void domainsAreFound() {
        final BufferedDataContainer container = m_exec.createDataContainer(SPEC);
        for (int i = 0; i < 100; i++) {
            container.addRowToTable(row(i));
        }
        final DataCell missing = DataType.getMissingCell();
        container.addRowToTable(
            new DefaultRow("odd", missing, missing, missing, new DoubleCell(Double.NaN), missing));
        container.close();
        final DataTableSpec spec = container.getTable().getDataTableSpec();
        assertTrue(spec.equalStructure(SPEC));
        assertFalse(spec.equals(SPEC));
        assertEquals(7, spec.getColumnSpec("text").getDomain().getValues().size());
        assertNull(spec.getColumnSpec("text").getDomain().getLowerBound());
        assertEquals(new IntCell(-50), spec.getColumnSpec("int").getDomain().getLowerBound());
        assertEquals(new IntCell(49), spec.getColumnSpec("int").getDomain().getUpperBound());
        assertEquals(new DoubleCell(33), spec.getColumnSpec("double").getDomain().getUpperBound());
        assertFalse(spec.getColumnSpec("int").getDomain().hasValues());
        assertEquals(Set.of(BooleanCell.TRUE, BooleanCell.FALSE),
            spec.getColumnSpec("boolean").getDomain().getValues());
    }

    /** A column with more than sixty texts has no list of them. */
    @Test
    public void manyTextsAreNotListed() {
        final BufferedDataContainer container =
            m_exec.createDataContainer(new DataTableSpec(new String[]{"a"}, new DataType[]{StringCell.TYPE}));
        for (int i = 0; i < 61; i++) {
            container.addRowToTable(new DefaultRow("r" + i, new StringCell("text " + i)));
        }
        container.close();
        assertFalse(container.getTable().getDataTableSpec().getColumnSpec(0).getDomain().hasValues());
    }

    /** The specification with its domains survives being saved. */
    @Test
    public void specificationsAreSaved() throws Exception {
        final BufferedDataContainer container = m_exec.createDataContainer(SPEC);
        container.addRowToTable(row(1));
        container.close();
        final DataTableSpec spec = container.getTable().getDataTableSpec();
        final ModelContent content = new ModelContent("spec");
        spec.save(content);
        assertEquals(spec, DataTableSpec.load(content));
    }

    /** A row key that was there before is an error, also when many rows lie between. */
    @Test
    public void duplicateRowKeysAreRefused() {
        final BufferedDataContainer container = m_exec.createDataContainer(SPEC);
        for (int i = 0; i < 5_000; i++) {
            container.addRowToTable(row(i));
        }
        final var e = assertThrows(DuplicateKeyException.class, () -> container.addRowToTable(row(17)));
        assertTrue(e.getMessage(), e.getMessage().contains("\"Row17\""));
    }

    /** A cell of another type is an error, but an integer fits into a column of floating-point numbers. */
    @Test
    public void wrongTypesAreRefused() {
        final BufferedDataContainer container =
            m_exec.createDataContainer(new DataTableSpec(new String[]{"a"}, new DataType[]{DoubleCell.TYPE}));
        container.addRowToTable(new DefaultRow("r1", new IntCell(3)));
        final var e = assertThrows(IllegalArgumentException.class,
            () -> container.addRowToTable(new DefaultRow("r2", new StringCell("3"))));
        assertTrue(e.getMessage(),
            e.getMessage().contains("\"r2\"") && e.getMessage().contains("does not comply with its supposed"));
    }

    /** Too few cells, rows after the end, and the table before the end are errors. */
    @Test
    public void misuseIsRefused() {
        final BufferedDataContainer container = m_exec.createDataContainer(SPEC);
        assertThrows(IllegalArgumentException.class,
            () -> container.addRowToTable(new DefaultRow("r", new IntCell(3))));
        assertThrows(IllegalStateException.class, container::getTable);
        container.close();
        container.close();
        assertThrows(IllegalStateException.class, () -> container.addRowToTable(row(1)));
        assertThrows(NullPointerException.class, () -> new DefaultRow("r", new DataCell[]{null}));
        assertThrows(IllegalArgumentException.class, () -> new DataTableSpec(new String[]{"a", "a"},
            new DataType[]{IntCell.TYPE, IntCell.TYPE}));
    }

    /** A table that was deleted cannot be read, and leaves no file. */
    @Test
    public void tablesAreDeleted() throws IOException {
        final BufferedDataContainer container = m_exec.createDataContainer(SPEC);
        container.addRowToTable(row(1));
        container.close();
        final BufferedDataTable table = container.getTable();
        assertTrue(bytesOnDisk() > 0);
        m_exec.clearTable(table);
        assertEquals(0, bytesOnDisk());
        assertThrows(IllegalStateException.class, table::iterator);
    }
}
