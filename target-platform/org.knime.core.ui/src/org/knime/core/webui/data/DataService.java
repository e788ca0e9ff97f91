package org.knime.core.webui.data;

import java.util.Optional;

/** Serves data to a page. */
public interface DataService {

    /** @return what to do when the page is left */
    Optional<Runnable> deactivateRunnable();

    /** @return what to do when the node has gone */
    Optional<Runnable> disposeRunnable();

    /** Builds a data service. */
    interface DataServiceBuilder {

        /**
         * @param dispose called when the node has gone
         * @return this builder
         */
        DataServiceBuilder onDispose(Runnable dispose);

        /**
         * @param deactivate called when the page is left
         * @return this builder
         */
        DataServiceBuilder onDeactivate(Runnable deactivate);
    }
}
