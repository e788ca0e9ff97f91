package org.poreseg.metrics;

/**
 * A segmentation by one grey value, and how it agrees with the reference.
 *
 * @param value grey values up to and including this one are the dark class
 * @param darkPore whether the dark class is taken for pore, else the bright one
 * @param iou IoU of pore; NaN if neither it nor the reference has pore
 */
public record GreyThreshold(double value, boolean darkPore, double iou) {
}
