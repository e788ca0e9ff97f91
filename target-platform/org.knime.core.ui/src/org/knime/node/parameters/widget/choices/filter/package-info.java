/** Widgets that choose several of many. */
package org.knime.node.parameters.widget.choices.filter;
