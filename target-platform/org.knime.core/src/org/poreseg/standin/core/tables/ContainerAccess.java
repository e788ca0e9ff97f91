package org.poreseg.standin.core.tables;

import java.nio.file.Path;

import org.knime.core.data.container.DataContainer;
import org.poreseg.standin.core.Initialised;

/** What {@link DataContainer} lets the machinery do. */
public interface ContainerAccess {

    /**
     * @param container a container without rows
     * @param folder where its table is to lie
     */
    void writeInto(DataContainer container, Path folder);

    /**
     * @param container a closed container
     * @return its table
     */
    StoredTable stored(DataContainer container);

    /** @param access given by {@link DataContainer} */
    static void register(final ContainerAccess access) {
        Holder.access = access;
    }

    /** @return the one and only */
    static ContainerAccess get() {
        Initialised.of(DataContainer.class);
        return Holder.access;
    }

    /** Holds what {@link DataContainer} gave. */
    final class Holder {

        private static volatile ContainerAccess access;

        private Holder() {
        }
    }
}
