package org.knime.core.node;

/**
 * Makes a node's model and describes the node.
 *
 * @param <T> the model's class
 */
public abstract class NodeFactory<T extends NodeModel> {

    /** For subclasses. */
    protected NodeFactory() {
        // nothing to set
    }

    /** The kinds of nodes. */
    public enum NodeType {
        /** Reads data. */
        Source,
        /** Writes data. */
        Sink,
        /** Learns a model. */
        Learner,
        /** Applies a model. */
        Predictor,
        /** Changes data. */
        Manipulator,
        /** Anything else. */
        Other;
    }
}
