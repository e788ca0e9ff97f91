/**
 * Draws the pictures of the documentation: the canvas of each workflow from the workflow's own files, in KNIME's
 * manner, and the overlays of a run. Needs the JDK alone; {@code docs/pictures.sh} compiles and runs it. It is no part
 * of what ships.
 */
package org.poreseg.pictures;
