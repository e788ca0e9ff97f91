package org.knime.core.data;

import java.util.Iterator;

/** Goes over the rows of a table. */
public abstract class RowIterator implements Iterator<DataRow> {

    /** For subclasses. */
    public RowIterator() {
        // nothing to set
    }

    @Override
    public abstract boolean hasNext();

    @Override
    public abstract DataRow next();

    /** Tables cannot be changed: always fails. */
    @Override
    public final void remove() {
        throw new UnsupportedOperationException("Can't remove row from table. Data is read only.");
    }
}
