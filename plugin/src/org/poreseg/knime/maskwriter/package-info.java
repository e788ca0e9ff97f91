/** The node "Mask Writer": writes masks and probabilities as TIFF stacks. */
package org.poreseg.knime.maskwriter;
