/** The batch application: it loads a workflow as KNIME saved it, executes it, and ends with the exit codes of KNIME. */
package org.poreseg.standin.headless;
