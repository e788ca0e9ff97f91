/**
 * The port that carries trained U-Nets from node to node: one model file, in a file store; and which models come of the
 * rock types of a training.
 */
package org.poreseg.knime.modelport;
