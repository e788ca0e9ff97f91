package org.knime.core.node.workflow;

/** How far a node is, and what it does. */
public final class NodeProgress {

    private final Double m_progress;

    private final String m_message;

    /**
     * @param progress the share that is done, 0 to 1, or null
     * @param message what is being done, or null
     */
    public NodeProgress(final Double progress, final String message) {
        m_progress = progress;
        m_message = message;
    }

    /** @return the share that is done, 0 to 1, or null */
    public Double getProgress() {
        return m_progress;
    }

    /** @return whether the share is known */
    public boolean hasProgress() {
        return m_progress != null;
    }

    /** @return what is being done, or null */
    public String getMessage() {
        return m_message;
    }

    /** @return whether it is known what is being done */
    public boolean hasMessage() {
        return m_message != null;
    }

    @Override
    public String toString() {
        return m_progress + ": " + m_message;
    }
}
