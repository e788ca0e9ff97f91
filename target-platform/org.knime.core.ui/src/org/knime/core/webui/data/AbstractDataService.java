package org.knime.core.webui.data;

import java.util.Optional;

/** What data services have in common. */
public abstract class AbstractDataService implements DataService {

    AbstractDataService() {
        // only for the services of this package
    }

    @Override
    public Optional<Runnable> deactivateRunnable() {
        return Optional.empty();
    }

    @Override
    public Optional<Runnable> disposeRunnable() {
        return Optional.empty();
    }
}
