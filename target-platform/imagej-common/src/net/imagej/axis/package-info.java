/** Axes of images. */
package net.imagej.axis;
