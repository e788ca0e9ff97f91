/** How long work reports its progress and learns that it is to stop. Knows nothing above it, and nothing of KNIME. */
package org.poreseg.progress;
