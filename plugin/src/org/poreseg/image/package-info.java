/**
 * Slices and masks in memory, intensity windows, and the stack files they come from and go to. Images are
 * read and written one slice at a time. Knows nothing above it, and nothing of KNIME.
 */
package org.poreseg.image;
