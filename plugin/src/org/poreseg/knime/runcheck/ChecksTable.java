package org.poreseg.knime.runcheck;

import java.util.List;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.poreseg.knime.tables.Columns;

/** The table of what was checked, one row a check. */
final class ChecksTable {

    static final DataTableSpec SPEC = new DataTableSpec(Columns.spec("Check", StringCell.TYPE),
        Columns.spec("Name", StringCell.TYPE), Columns.spec("Path", StringCell.TYPE),
        Columns.spec("Result", StringCell.TYPE), Columns.spec("Detail", StringCell.TYPE),
        Columns.spec("Slices", IntCell.TYPE), Columns.spec("Width", IntCell.TYPE),
        Columns.spec("Height", IntCell.TYPE), Columns.spec("Bytes", LongCell.TYPE));

    private ChecksTable() {
    }

    static BufferedDataTable create(final List<Check> checks, final ExecutionContext exec) {
        final BufferedDataContainer table = exec.createDataContainer(SPEC);
        for (int i = 0; i < checks.size(); i++) {
            table.addRowToTable(row(i, checks.get(i)));
        }
        table.close();
        return table.getTable();
    }

    private static DataRow row(final int i, final Check check) {
        final Check.Extent extent = check.extent();
        return new DefaultRow(RowKey.createRowKey((long)i), new StringCell(check.what()), new StringCell(check.name()),
            new StringCell(check.path().toString()), new StringCell(check.result()), new StringCell(check.detail()),
            size(extent == null ? null : extent.slices()), size(extent == null ? null : extent.width()),
            size(extent == null ? null : extent.height()),
            check.bytes() == null ? DataType.getMissingCell() : new LongCell(check.bytes()));
    }

    private static DataCell size(final Integer size) {
        return size == null ? DataType.getMissingCell() : new IntCell(size);
    }
}
