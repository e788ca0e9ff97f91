package org.knime.core.webui.data;

/** Serves data to a page. */
public interface DataService {

    /** Builds a data service. */
    interface DataServiceBuilder {
    }
}
