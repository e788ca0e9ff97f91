package org.knime.core.data;

/** Rows with a specification. */
public interface DataTable extends Iterable<DataRow> {

    @Override
    RowIterator iterator();
}
