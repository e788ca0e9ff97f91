package org.knime.core.data.container;

import java.io.Closeable;

import org.knime.core.data.RowIterator;

/** Goes over rows on disk; it is closed at the end by itself, and by {@link #close()} before that. */
public abstract class CloseableRowIterator extends RowIterator implements Closeable {

    /** For subclasses. */
    public CloseableRowIterator() {
        // nothing to set
    }

    @Override
    public abstract void close();
}
