package org.knime.core.node;

/** What a node reports progress to, and asks whether it is cancelled. */
public class ExecutionMonitor {

    private final NodeProgressMonitor m_progress;

    /** With a new monitor of its own. */
    public ExecutionMonitor() {
        this(new DefaultNodeProgressMonitor());
    }

    /** @param progress what takes the progress */
    public ExecutionMonitor(final NodeProgressMonitor progress) {
        if (progress == null) {
            throw new NullPointerException("Progress monitor must not be null.");
        }
        m_progress = progress;
    }

    /** @throws CanceledExecutionException if the user has cancelled */
    public void checkCanceled() throws CanceledExecutionException {
        m_progress.checkCanceled();
    }

    /**
     * @param progress the share that is done, 0 to 1
     * @param message what is being done
     */
    public void setProgress(final double progress, final String message) {
        m_progress.setProgress(progress, message);
    }
}
