/** What flows between nodes, and how it is saved. */
package org.knime.core.node.port;
