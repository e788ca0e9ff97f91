/** Arrays of settings. */
package org.knime.node.parameters.array;
