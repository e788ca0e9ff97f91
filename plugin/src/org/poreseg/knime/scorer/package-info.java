/**
 * The node "Segmentation Scorer": joins segmented slices with their references, scores them through
 * {@code org.poreseg.metrics}, and shows the scores as tables, as a view and as a report on disk.
 */
package org.poreseg.knime.scorer;
