package org.poreseg.tiling;

import org.poreseg.image.Region;

/**
 * The part of a slice that no patch has covered yet.
 *
 * @param pixels how many pixels, at least 1
 * @param region the smallest rectangle around them all
 */
public record MissingPixels(long pixels, Region region) {
}
