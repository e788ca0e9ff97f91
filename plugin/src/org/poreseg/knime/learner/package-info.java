/**
 * The U-Net Learner node: streams patches into the engine's store, decides which models learn from which slices, trains
 * them one after the other, and hands out the models and their learning curves.
 */
package org.poreseg.knime.learner;
