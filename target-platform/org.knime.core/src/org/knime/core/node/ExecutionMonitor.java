package org.knime.core.node;

import java.util.function.Supplier;

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

    /** @return what takes the progress */
    public final NodeProgressMonitor getProgressMonitor() {
        return m_progress;
    }

    /** @throws CanceledExecutionException if the user has cancelled */
    public void checkCanceled() throws CanceledExecutionException {
        m_progress.checkCanceled();
    }

    /** @param progress the share that is done, 0 to 1 */
    public void setProgress(final double progress) {
        m_progress.setProgress(progress);
    }

    /**
     * @param progress the share that is done, 0 to 1
     * @param message what is being done
     */
    public void setProgress(final double progress, final String message) {
        m_progress.setProgress(progress, message);
    }

    /**
     * @param progress the share that is done, 0 to 1
     * @param message makes the text of what is being done
     */
    public void setProgress(final double progress, final Supplier<String> message) {
        m_progress.setProgress(progress, message);
    }

    /** @param message what is being done */
    public void setProgress(final String message) {
        m_progress.setProgress(message);
    }

    /** @param message what is being done */
    public void setMessage(final String message) {
        m_progress.setMessage(message);
    }

    /** @param message makes the text of what is being done */
    public void setMessage(final Supplier<String> message) {
        m_progress.setMessage(message);
    }

    /**
     * @param maxProg the share of this progress, 0 to 1, that the part has
     * @return a monitor for the part, going from 0 to 1 itself
     */
    public ExecutionMonitor createSubProgress(final double maxProg) {
        return new ExecutionMonitor(subMonitor(maxProg, false));
    }

    /**
     * @param maxProg the share of this progress, 0 to 1, that the part has
     * @return a monitor for the part whose messages are not shown
     */
    public ExecutionMonitor createSilentSubProgress(final double maxProg) {
        return new ExecutionMonitor(subMonitor(maxProg, true));
    }

    /** @return a monitor that is never cancelled */
    public ExecutionMonitor createNonCancelableSubProgress() {
        return new ExecutionMonitor(new SubProgressMonitor(m_progress, 1, false, false));
    }

    final NodeProgressMonitor subMonitor(final double share, final boolean silent) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Invalid sub progress size " + share + ": must be in [0, 1].");
        }
        return new SubProgressMonitor(m_progress, share, silent, true);
    }
}
