/**
 * Cuts slices into square patches and blends predicted patches into slices again. Tiling never changes a result:
 * cutting and assembling returns every pixel bit for bit. Knows images, and nothing of KNIME.
 */
package org.poreseg.tiling;
