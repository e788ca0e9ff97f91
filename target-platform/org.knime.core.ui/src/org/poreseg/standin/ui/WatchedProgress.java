package org.poreseg.standin.ui;

import java.util.Objects;
import java.util.function.Consumer;

import org.knime.core.node.DefaultNodeProgressMonitor;

/** Tells at once whenever a node sets its progress. */
public final class WatchedProgress extends DefaultNodeProgressMonitor {

    private final Consumer<String> m_changed;

    /** @param changed takes the message, an empty text if there is none; the progress is here to be asked */
    public WatchedProgress(final Consumer<String> changed) {
        m_changed = changed;
    }

    private void changed() {
        m_changed.accept(Objects.requireNonNullElse(getMessage(), ""));
    }

    @Override
    public void setProgress(final double progress, final String message) {
        super.setProgress(progress, message);
        changed();
    }
}
