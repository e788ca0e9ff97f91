package org.knime.core.data;

/** Rows with a specification. */
public interface DataTable extends Iterable<DataRow> {

    /** @return the specification */
    DataTableSpec getDataTableSpec();

    @Override
    RowIterator iterator();
}
