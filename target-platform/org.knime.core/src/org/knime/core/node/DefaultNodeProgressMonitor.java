package org.knime.core.node;

import java.util.concurrent.CopyOnWriteArraySet;
import java.util.Objects;
import java.util.Set;

import org.knime.core.node.workflow.NodeProgress;
import org.knime.core.node.workflow.NodeProgressEvent;
import org.knime.core.node.workflow.NodeProgressListener;

/** Holds the progress of a node and tells listeners of changes. */
public class DefaultNodeProgressMonitor implements NodeProgressMonitor {

    private final Set<NodeProgressListener> m_listeners = new CopyOnWriteArraySet<>();

    private volatile boolean m_canceled;

    private Double m_progress;

    private String m_message;

    /** With no listener. */
    public DefaultNodeProgressMonitor() {
        // nothing to set
    }

    /** @param l told of each change */
    public DefaultNodeProgressMonitor(final NodeProgressListener l) {
        m_listeners.add(l);
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
    public synchronized void reset() {
        m_canceled = false;
        m_progress = null;
        m_message = null;
    }

    @Override
    public synchronized void setProgress(final double progress) {
        change(progress, m_message);
    }

    @Override
    public synchronized void setProgress(final double progress, final String message) {
        change(progress, message);
    }

    @Override
    public synchronized void setMessage(final String message) {
        change(null, message);
    }

    @Override
    public synchronized void setProgress(final String message) {
        change(null, message);
    }

    @Override
    public synchronized Double getProgress() {
        return m_progress;
    }

    @Override
    public synchronized String getMessage() {
        return m_message;
    }

    private void change(final Double progress, final String message) {
        final Double before = m_progress;
        final String messageBefore = m_message;
        if (progress != null && progress >= 0 && progress <= 1) { // anything else, NaN too, is not a share
            m_progress = progress;
        }
        m_message = message;
        if (!Objects.equals(before, m_progress) || !Objects.equals(messageBefore, message)) {
            final NodeProgressEvent event = new NodeProgressEvent(null, new NodeProgress(m_progress, m_message));
            m_listeners.forEach(listener -> listener.progressChanged(event));
        }
    }

    @Override
    public void addProgressListener(final NodeProgressListener l) {
        m_listeners.add(l);
    }

    @Override
    public void removeProgressListener(final NodeProgressListener l) {
        m_listeners.remove(l);
    }

    @Override
    public void removeAllProgressListener() {
        m_listeners.clear();
    }
}
