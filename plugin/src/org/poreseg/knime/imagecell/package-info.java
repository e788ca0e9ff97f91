/**
 * Image cells of KNIME Image Processing as slices, masks and probability maps, and back. The only package that knows
 * KNIP, ImageJ and imglib2.
 */
package org.poreseg.knime.imagecell;
