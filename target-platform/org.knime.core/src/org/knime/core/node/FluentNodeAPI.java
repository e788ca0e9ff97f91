package org.knime.core.node;

/** Marks what describes a node by chained calls. */
public interface FluentNodeAPI {
}
