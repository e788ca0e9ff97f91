/** Messages of nodes for the user. */
package org.knime.core.node.message;
