package org.poreseg.tiling;

/**
 * Where a patch lies in its slice.
 *
 * @param x first column; negative where a slice narrower than the patch was padded
 * @param y first row; negative where a slice lower than the patch was padded
 */
public record PatchPosition(int x, int y) {
}
