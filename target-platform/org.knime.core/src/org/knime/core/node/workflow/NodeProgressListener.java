package org.knime.core.node.workflow;

import java.util.EventListener;

/** Is told of a node's progress. */
public interface NodeProgressListener extends EventListener {

    /** @param pe the progress */
    void progressChanged(NodeProgressEvent pe);
}
