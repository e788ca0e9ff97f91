/**
 * Synthetic CT stacks of three rock types whose pores are known exactly: geometry, imaging artefacts, and files. Knows
 * the image layer, and nothing of KNIME.
 */
package org.poreseg.phantom;
