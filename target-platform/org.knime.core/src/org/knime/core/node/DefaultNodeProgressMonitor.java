package org.knime.core.node;

/** Holds the progress of a node. */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {

    private volatile boolean m_canceled;

    private Double m_progress;

    private String m_message;

    /** With no listener. */
    public DefaultNodeProgressMonitor() {
        // nothing to set
    }

    /** @return whether the user has cancelled or the thread was interrupted */
    protected boolean isCanceled() {
        return m_canceled || Thread.currentThread().isInterrupted();
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        if (isCanceled()) {
            throw new CanceledExecutionException("Execution canceled on user request.");
        }
    }

    @Override
    public void setExecuteCanceled() {
        m_canceled = true;
    }

    @Override
    public synchronized void setProgress(final double progress, final String message) {
        if (progress >= 0 && progress <= 1) { // anything else, NaN too, is not a share
            m_progress = progress;
        }
        m_message = message;
    }

    @Override
    public synchronized Double getProgress() {
        return m_progress;
    }

    /** @return the message, or null */
    public synchronized String getMessage() {
        return m_message;
    }
}
