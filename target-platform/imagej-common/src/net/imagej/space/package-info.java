/** Spaces with axes. */
package net.imagej.space;
