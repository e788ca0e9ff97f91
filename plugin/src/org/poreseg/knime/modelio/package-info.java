/** The nodes that write the models of a port to a plain model file, and read such a file. */
package org.poreseg.knime.modelio;
