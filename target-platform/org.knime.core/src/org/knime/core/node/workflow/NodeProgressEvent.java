package org.knime.core.node.workflow;

import java.util.EventObject;

/** A node's progress has changed. */
public class NodeProgressEvent extends EventObject {

    private static final long serialVersionUID = 1;

    private static final Object UNKNOWN = "unknown node";

    private final transient NodeProgress m_progress;

    /**
     * @param src the node, or null where it is not known
     * @param progress its progress
     */
    public NodeProgressEvent(final NodeID src, final NodeProgress progress) {
        super(src == null ? UNKNOWN : src);
        m_progress = progress;
    }

    /** @return the progress */
    public NodeProgress getNodeProgress() {
        return m_progress;
    }
}
