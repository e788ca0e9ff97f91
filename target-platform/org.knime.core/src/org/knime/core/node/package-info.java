/** Nodes: what describes them, what they work with. */
package org.knime.core.node;
