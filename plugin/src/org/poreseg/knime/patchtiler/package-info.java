/** The node "Patch Tiler": cuts slices and their masks into patches. */
package org.poreseg.knime.patchtiler;
