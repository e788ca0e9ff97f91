package org.poreseg.knime.imagecell;

/**
 * The size of an image: one slice, or a stack of patches.
 *
 * @param width columns of the slice or of a patch, at least 1
 * @param height rows of the slice or of a patch, at least 1
 * @param patches the number of patches, 1 of a slice
 * @param bits the bits that a pixel takes
 */
public record ImageSize(int width, int height, int patches, int bits) {

    /** @return all pixels */
    public long pixels() {
        return (long)width * height * patches;
    }

    /** @return the bytes that all pixels take */
    public long bytes() {
        return bytes(pixels(), bits);
    }

    /**
     * @param pixels a number of pixels
     * @param bits the bits that one takes
     * @return the bytes that they take together
     */
    public static long bytes(final long pixels, final int bits) {
        return (pixels * bits + Byte.SIZE - 1) / Byte.SIZE;
    }
}
