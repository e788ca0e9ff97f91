package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.Slice;
import org.poreseg.progress.WorkMonitor;

/**
 * Patches of one size and pixel type with their masks, from which a network learns or on which it is validated, in a
 * fixed order. Any thread may read once they are open for reading.
 */
public abstract sealed class Patches permits PatchStore, PatchSubset {

    private final PatchFormat m_format;

    Patches(final PatchFormat format) {
        m_format = format;
    }

    /**
     * One patch.
     *
     * @param patch the grey patch
     * @param mask its mask, true = pore
     * @param window its intensity window
     */
    record Entry(Slice patch, Mask mask, IntensityWindow window) {
    }

    /** @return the form of the packed patches */
    PatchFormat format() {
        return m_format;
    }

    /** @return number of patches */
    public abstract long size();

    /** @return columns of every patch */
    public int width() {
        return m_format.width();
    }

    /** @return rows of every patch */
    public int height() {
        return m_format.height();
    }

    /** @return a number that tells patches with other contents, or another order of them, apart */
    abstract long fingerprint();

    /**
     * Ends writing. To be called before {@link #read}.
     *
     * @throws IOException if the patches cannot be written or mapped
     */
    abstract void openForReading() throws IOException;

    /** @return the packed patch of an index in the order, from 0 */
    abstract ByteBuffer packed(long index);

    /** @return the patch of an index in the order, from 0 */
    Entry read(final long index) {
        return m_format.read(packed(index));
    }

    /**
     * A view of some of these patches, for trainings that share patches. It reads from the same file, so it is of no
     * use once that is closed. Ends writing.
     *
     * @param indices the patches in the view's order, each an index in the order of these, from 0; not to be changed
     * @param monitor progress and cancel: the patches are read once for their fingerprint
     * @return the view
     * @throws IOException if the patches cannot be written or mapped
     * @throws IllegalArgumentException if there is no patch of an index
     */
    public Patches subset(final int[] indices, final WorkMonitor monitor) throws IOException {
        for (final int index : indices) {
            if (index < 0 || index >= size()) {
                throw new IllegalArgumentException("There is no patch " + index + " among " + size());
            }
        }
        openForReading();
        return PatchSubset.of(this, indices, monitor);
    }
}
