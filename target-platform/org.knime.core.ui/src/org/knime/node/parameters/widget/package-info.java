/** What settings look like in a dialog. */
package org.knime.node.parameters.widget;
