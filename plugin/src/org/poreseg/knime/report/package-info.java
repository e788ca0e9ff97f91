/**
 * The report of the Segmentation Scorer: its page, the pictures of errors, and the files on disk. Knows scores, but
 * nothing of how slices are read and scored.
 */
package org.poreseg.knime.report;
