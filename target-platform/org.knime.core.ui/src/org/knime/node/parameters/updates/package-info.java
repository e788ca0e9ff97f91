/** Settings that depend on each other. */
package org.knime.node.parameters.updates;
