/** Checks that a dialog makes. */
package org.knime.node.parameters.validation;
