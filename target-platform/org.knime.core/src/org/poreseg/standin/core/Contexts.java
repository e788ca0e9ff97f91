package org.poreseg.standin.core;

import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeProgressMonitor;

/** Execution contexts for nodes that the batch application or a test runs. */
public final class Contexts {

    private static volatile Access access;

    private Contexts() {
    }

    /** What {@link ExecutionContext} lets the machinery do. */
    public interface Access {

        /**
         * @param progress takes the progress
         * @param storage takes tables and file stores
         * @return a context
         */
        ExecutionContext create(NodeProgressMonitor progress, NodeStorage storage);
    }

    /** @param given by {@link ExecutionContext} */
    public static void register(final Access given) {
        access = given;
    }

    /**
     * @param progress takes the progress, and carries the wish to cancel
     * @param storage takes the tables and file stores
     * @return a context to execute one node with
     */
    public static ExecutionContext executionContext(final NodeProgressMonitor progress, final NodeStorage storage) {
        return access().create(progress, storage);
    }

    private static Access access() {
        Initialised.of(ExecutionContext.class);
        return access;
    }
}
