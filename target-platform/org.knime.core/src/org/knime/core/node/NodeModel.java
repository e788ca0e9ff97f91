package org.knime.core.node;

/** What a node does; here only the numbers and types of its ports. */
public abstract class NodeModel {
}
