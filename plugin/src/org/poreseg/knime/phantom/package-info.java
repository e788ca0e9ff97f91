/** The node "Porous Phantom": synthetic stacks with known pores. */
package org.poreseg.knime.phantom;
