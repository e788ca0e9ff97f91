/**
 * How well a segmentation agrees with a reference: confusion counts, threshold sweep and plateau, precision-recall
 * curve, calibration, grey-value baselines, porosity, errors at pore borders, connected pores, and the picture of the
 * errors. Everything is counted one slice at a time in constant memory, and the positive class is always pore. Knows
 * the image layer only.
 */
package org.poreseg.metrics;
