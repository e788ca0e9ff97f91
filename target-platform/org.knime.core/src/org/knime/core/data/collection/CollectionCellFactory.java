package org.knime.core.data.collection;

import java.util.Collection;
import java.util.List;

import org.knime.core.data.DataCell;

/** Makes cells that hold other cells. */
public final class CollectionCellFactory {

    private CollectionCellFactory() {
    }

    /**
     * @param coll the elements, none null
     * @return a cell that holds them in their order
     */
    public static ListCell createListCell(final Collection<? extends DataCell> coll) {
        return new ListCell(List.copyOf(coll));
    }
}
