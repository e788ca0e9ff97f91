/** The port that carries trained U-Nets from node to node: one model file, in a file store. */
package org.poreseg.knime.modelport;
