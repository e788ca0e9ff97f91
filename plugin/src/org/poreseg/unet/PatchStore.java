package org.poreseg.unet;

import java.io.IOException;
import java.nio.file.Path;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/**
 * Training patches with their masks, packed in their native type in a scratch file that is deleted when the store is
 * closed. First {@link #add} all patches, then train; any number of patches needs the same heap. One thread writes.
 */
public final class PatchStore implements AutoCloseable {

    /**
     * @param folder where the scratch file is made; must exist
     * @param width columns of every patch
     * @param height rows of every patch
     * @param type pixel type of every patch
     * @return an empty store
     * @throws IOException if the scratch file cannot be made
     */
    public static PatchStore create(final Path folder, final int width, final int height, final PixelType type)
        throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * @param patch the grey patch
     * @param mask its mask, true = pore
     * @param window the window that scales its pixels
     * @throws IOException if the scratch file cannot grow
     * @throws IllegalArgumentException if size or pixel type is another than the store's, or a pixel is not a number
     */
    public void add(final Slice patch, final Mask mask, final IntensityWindow window) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** @return number of patches */
    public long size() {
        throw new UnsupportedOperationException();
    }

    /** @return columns of every patch */
    public int width() {
        throw new UnsupportedOperationException();
    }

    /** @return rows of every patch */
    public int height() {
        throw new UnsupportedOperationException();
    }

    /** @return pixel type of every patch */
    public PixelType type() {
        throw new UnsupportedOperationException();
    }

    /** @return share of pore pixels in all masks, in [0, 1]; NaN while empty */
    public double poreShare() {
        throw new UnsupportedOperationException();
    }

    /** Deletes the scratch file. */
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
