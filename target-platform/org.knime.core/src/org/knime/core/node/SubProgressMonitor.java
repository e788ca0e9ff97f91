package org.knime.core.node;

import java.util.function.DoubleConsumer;

/** A part of another monitor's progress. */
final class SubProgressMonitor extends DefaultNodeProgressMonitor {

    private final NodeProgressMonitor m_parent;

    private final double m_share;

    private final double m_start;

    private final boolean m_silent;

    private final boolean m_cancelable;

    SubProgressMonitor(final NodeProgressMonitor parent, final double share, final boolean silent,
        final boolean cancelable) {
        m_parent = parent;
        m_share = share;
        m_start = parent.getProgress() == null ? 0 : parent.getProgress();
        m_silent = silent;
        m_cancelable = cancelable;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (m_cancelable) {
            m_parent.checkCanceled();
            super.checkCanceled();
        }
    }

    @Override
    public synchronized void setProgress(final double progress) {
        super.setProgress(progress);
        pass(m_parent::setProgress);
    }

    @Override
    public synchronized void setProgress(final double progress, final String message) {
        super.setProgress(progress, message);
        if (m_silent) {
            pass(m_parent::setProgress);
        } else {
            pass(value -> m_parent.setProgress(value, message));
        }
    }

    @Override
    public synchronized void setMessage(final String message) {
        super.setMessage(message);
        if (!m_silent) {
            m_parent.setMessage(message);
        }
    }

    @Override
    public synchronized void setProgress(final String message) {
        setMessage(message);
    }

    private void pass(final DoubleConsumer to) {
        final Double own = getProgress();
        if (own != null) {
            to.accept(Math.min(1, m_start + m_share * own));
        }
    }
}
