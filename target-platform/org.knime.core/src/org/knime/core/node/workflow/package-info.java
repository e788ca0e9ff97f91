/** What a node sees of the workflow it is in. */
package org.knime.core.node.workflow;
