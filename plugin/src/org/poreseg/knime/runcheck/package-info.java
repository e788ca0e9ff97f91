/**
 * The node Run Checker: what can go wrong in a run of hours, as far as it can be known before the run: stacks, models,
 * output folders, free disk space.
 */
package org.poreseg.knime.runcheck;
