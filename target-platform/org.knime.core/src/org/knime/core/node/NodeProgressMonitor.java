package org.knime.core.node;

/** Takes a node's progress and carries the user's wish to cancel. */
public interface NodeProgressMonitor {

    /** @throws CanceledExecutionException if the user has cancelled */
    void checkCanceled() throws CanceledExecutionException;

    /** @return the share that is done, or null */
    Double getProgress();

    /**
     * @param progress the share that is done, 0 to 1
     * @param message what is being done
     */
    void setProgress(double progress, String message);

    /** Asks the node to stop. */
    void setExecuteCanceled();
}
