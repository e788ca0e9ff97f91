package org.poreseg.knime.tables;

/**
 * What a table of patches holds in all.
 *
 * @param patches the number of patches
 * @param pixels the number of their pixels
 */
public record PatchTotals(long patches, long pixels) {
}
