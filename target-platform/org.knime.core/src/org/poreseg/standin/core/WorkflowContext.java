package org.poreseg.standin.core;

import java.nio.file.Path;
import java.util.Optional;

import org.knime.core.node.workflow.NodeContext;

/**
 * The object that the batch application pushes as a node's context: which node, in which workflow.
 *
 * @param nodeName the node as it is named in the log, such as <code>Stack Reader 3:1</code>
 * @param workflowFolder the folder of the workflow, absolute
 * @param tempFolder where temporary files may lie, absolute
 */
public record WorkflowContext(String nodeName, Path workflowFolder, Path tempFolder) {

    /** @return that of the current thread, if it works for a node */
    public static Optional<WorkflowContext> current() {
        return NodeContext.getContextOptional().flatMap(c -> c.getContextObjectForClass(WorkflowContext.class));
    }

    @Override
    public String toString() {
        return nodeName;
    }
}
