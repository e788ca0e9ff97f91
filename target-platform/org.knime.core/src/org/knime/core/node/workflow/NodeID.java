package org.knime.core.node.workflow;

import java.io.Serializable;

/** Identifies a node; nothing here makes one. */
public class NodeID implements Serializable {

    private static final long serialVersionUID = 1;

    NodeID() {
        // nothing to set
    }
}
