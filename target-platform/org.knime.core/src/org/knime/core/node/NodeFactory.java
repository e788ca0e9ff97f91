package org.knime.core.node;

import java.net.URL;

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

    /** @return where the icon lies, or null */
    public URL getIcon() {
        return null;
    }

    /** @return the kind of node, which decides its colour */
    public NodeType getType() {
        return NodeType.Unknown;
    }

    /** Reads the node's description. */
    public synchronized void init() {
        // nothing to read here
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
        /** Shows data. */
        Visualizer,
        /** Asks the user in a page. */
        Widget,
        /** Holds other nodes. */
        Meta,
        /** Starts a loop. */
        LoopStart,
        /** Ends a loop. */
        LoopEnd,
        /** Starts a scope. */
        ScopeStart,
        /** Ends a scope. */
        ScopeEnd,
        /** Asks the user, as it was done before widgets. */
        QuickForm,
        /** Configures a component. */
        Configuration,
        /** Anything else. */
        Other,
        /** Stands for a node that is not installed. */
        Missing,
        /** Not given. */
        Unknown,
        /** Holds other nodes behind one dialog. */
        Subnode,
        /** A component's input. */
        VirtualIn,
        /** A component's output. */
        VirtualOut,
        /** Calls workflows. */
        Container;
    }
}
