package org.knime.core.node;

/** What a node does; here only the class that factories name. */
public abstract class NodeModel {

    NodeModel() {
        // nobody makes one: a node says what it does in its factory
    }
}
