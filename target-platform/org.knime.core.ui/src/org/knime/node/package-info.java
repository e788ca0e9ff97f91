/** Nodes, described by a fluent API. */
package org.knime.node;
