package org.poreseg.standin.core.tables;

import org.knime.core.node.BufferedDataTable;
import org.poreseg.standin.core.Initialised;

/** Tables as nodes see them, and as they lie on disk. */
public final class Tables {

    private static volatile Access access;

    private Tables() {
    }

    /** What {@link BufferedDataTable} lets the machinery do. */
    public interface Access {

        /**
         * @param stored a table on disk
         * @return it as nodes see it
         */
        BufferedDataTable wrap(StoredTable stored);

        /**
         * @param table a table
         * @return where it lies
         */
        StoredTable stored(BufferedDataTable table);
    }

    /** @param given by {@link BufferedDataTable} */
    public static void register(final Access given) {
        access = given;
    }

    /**
     * @param stored a table on disk
     * @return it as nodes see it
     */
    public static BufferedDataTable wrap(final StoredTable stored) {
        return access().wrap(stored);
    }

    /**
     * @param table a table
     * @return where it lies
     */
    public static StoredTable stored(final BufferedDataTable table) {
        return access().stored(table);
    }

    private static Access access() {
        Initialised.of(BufferedDataTable.class);
        return access;
    }
}
