package org.poreseg.knime.tables;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;

import org.junit.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.WindowKind;

/** The intensity window of a row. */
public class WindowColumnsTest {

    private static final DataTableSpec BOUNDS =
        new DataTableSpec(new DataColumnSpecCreator(Columns.INTENSITY_LOW, DoubleCell.TYPE).createSpec(),
            new DataColumnSpecCreator(Columns.INTENSITY_HIGH, DoubleCell.TYPE).createSpec());

    private static final DataTableSpec ALL = new DataTableSpec(BOUNDS, new DataTableSpec(
        new DataColumnSpecCreator(Columns.INTENSITY_WINDOW, StringCell.TYPE).createSpec()));

    private static WindowColumns columns(final DataTableSpec spec) throws InvalidSettingsException {
        return WindowColumns.require(new ColumnFinder(spec));
    }

    private static DataRow row(final DataCell... cells) {
        return new DefaultRow("r1", cells);
    }

    @Test
    public void aRowCarriesItsWindow() throws Exception {
        final DataRow row = row(new DoubleCell(3), new DoubleCell(70.5), new StringCell("STACK_MIN_MAX"));
        assertEquals(new IntensityWindow(3, 70.5), columns(ALL).window(row));
        assertEquals(Optional.of(WindowKind.STACK_MIN_MAX), columns(ALL).kind(row));
        assertEquals(Optional.empty(), columns(BOUNDS).kind(row));
    }

    @Test
    public void theBoundsAreNeeded() {
        final String message = assertThrows(InvalidSettingsException.class,
            () -> columns(new DataTableSpec())).getMessage();
        assertTrue(message, message.contains(Columns.INTENSITY_LOW));
    }

    @Test
    public void whatMakesNoWindowIsNamed() throws Exception {
        final WindowColumns columns = columns(ALL);
        final DataCell missing = DataType.getMissingCell();
        assertEquals(Optional.empty(), columns.kind(row(new DoubleCell(0), new DoubleCell(1), missing)));
        for (final DataRow row : new DataRow[] {row(missing, new DoubleCell(1), missing),
            row(new DoubleCell(2), new DoubleCell(1), missing)}) {
            final String message = assertThrows(UserError.class, () -> columns.window(row)).getMessage();
            assertTrue(message, message.contains("r1"));
        }
        final String message = assertThrows(UserError.class,
            () -> columns.kind(row(new DoubleCell(0), new DoubleCell(1), new StringCell("guess")))).getMessage();
        assertTrue(message, message.contains("guess") && message.contains("DATA_TYPE_RANGE"));
    }
}
