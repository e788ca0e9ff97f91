package org.poreseg.testing.knime;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.knime.core.node.DefaultNodeProgressMonitor;

/** Tells at once whenever a node sets its progress, where KNIME's listeners are told a few times a second. */
final class Progress extends DefaultNodeProgressMonitor {

    private final Consumer<String> m_changed;

    private boolean m_changing;

    Progress(final Consumer<String> changed) {
        m_changed = changed;
    }

    /** The methods of KNIME's monitor call one another: only the outermost call tells. */
    private synchronized void change(final Runnable change) {
        if (m_changing) {
            change.run();
            return;
        }
        m_changing = true;
        try {
            change.run();
        } finally {
            m_changing = false;
        }
        m_changed.accept(Objects.requireNonNullElse(getMessage(), ""));
    }

    @Override
    public void setProgress(final double progress) {
        change(() -> super.setProgress(progress));
    }

    @Override
    public void setProgress(final double progress, final String message) {
        change(() -> super.setProgress(progress, message));
    }

    @Override
    public void setProgress(final double progress, final Supplier<String> message) {
        change(() -> super.setProgress(progress, message));
    }

    @Override
    public void setProgress(final String message) {
        change(() -> super.setProgress(message));
    }

    @Override
    public void setMessage(final String message) {
        change(() -> super.setMessage(message));
    }

    @Override
    public void setMessage(final Supplier<String> message) {
        change(() -> super.setMessage(message));
    }
}
