/** Runs single nodes on a real KNIME, by the methods with which KNIME's own tests do so. */
package org.poreseg.testing.knime;
