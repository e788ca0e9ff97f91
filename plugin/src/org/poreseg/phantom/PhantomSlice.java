package org.poreseg.phantom;

import org.poreseg.image.Mask;
import org.poreseg.image.Slice;

/**
 * One slice of a phantom.
 *
 * @param image the grey slice, 8 or 16 bits a pixel
 * @param mask the exact pores
 */
public record PhantomSlice(Slice image, Mask mask) {
}
