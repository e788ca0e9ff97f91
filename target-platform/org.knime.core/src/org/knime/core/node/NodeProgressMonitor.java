package org.knime.core.node;

import java.util.function.Supplier;

import org.knime.core.node.workflow.NodeProgressListener;

/** Takes a node's progress and carries the user's wish to cancel. */
public interface NodeProgressMonitor {

    /** @throws CanceledExecutionException if the user has cancelled */
    void checkCanceled() throws CanceledExecutionException;

    /** @param progress the share that is done, 0 to 1 */
    void setProgress(double progress);

    /** @return the share that is done, or null */
    Double getProgress();

    /**
     * @param progress the share that is done, 0 to 1
     * @param message what is being done
     */
    void setProgress(double progress, String message);

    /**
     * @param progress the share that is done, 0 to 1
     * @param message makes the text of what is being done
     */
    default void setProgress(final double progress, final Supplier<String> message) {
        setProgress(progress, message.get());
    }

    /** @param message what is being done */
    void setMessage(String message);

    /** @param message makes the text of what is being done */
    default void setMessage(final Supplier<String> message) {
        setMessage(message.get());
    }

    /** @param message what is being done */
    void setProgress(String message);

    /** @return what is being done, or null */
    String getMessage();

    /** Asks the node to stop. */
    void setExecuteCanceled();

    /** Back to the start: no progress, not cancelled. */
    void reset();

    /** @param l told of each change */
    void addProgressListener(NodeProgressListener l);

    /** @param l no longer told */
    void removeProgressListener(NodeProgressListener l);

    /** Nobody is told any more. */
    void removeAllProgressListener();
}
