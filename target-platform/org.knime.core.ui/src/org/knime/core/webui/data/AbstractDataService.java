package org.knime.core.webui.data;

/** What data services have in common. */
public abstract class AbstractDataService implements DataService {

    AbstractDataService() {
        // only for the services of this package
    }
}
