/** Where settings stand in a dialog. */
package org.knime.node.parameters.layout;
