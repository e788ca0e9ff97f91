/** Settings to choose. */
package org.knime.node.parameters.widget.choices;
