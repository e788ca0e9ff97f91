/** How settings are stored. */
package org.knime.node.parameters.persistence;
