/** Tests of the stand-in for KNIME, and of what the plugin asks of KNIME. */
package org.poreseg.standin;
