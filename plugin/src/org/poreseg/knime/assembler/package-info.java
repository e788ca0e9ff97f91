/** The node "Mask Assembler": blends predicted patches into slices and their masks. */
package org.poreseg.knime.assembler;
