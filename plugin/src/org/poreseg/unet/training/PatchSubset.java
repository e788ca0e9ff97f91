package org.poreseg.unet.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

import org.poreseg.progress.WorkMonitor;

/** Some of other patches, in an order of its own. Costs four bytes a patch. */
final class PatchSubset extends Patches {

    /** A cancel is looked for once in so many patches. */
    private static final int PATCHES_BETWEEN_LOOKS = 1000;

    private final Patches m_whole;

    /** Which patches of the whole, in this order. */
    private final int[] m_indices;

    private final CRC32C m_contents = new CRC32C();

    private PatchSubset(final Patches whole, final int[] indices) {
        super(whole.format());
        m_whole = whole;
        m_indices = indices;
    }

    /** @see Patches#subset */
    static PatchSubset of(final Patches whole, final int[] indices, final WorkMonitor monitor) {
        final PatchSubset subset = new PatchSubset(whole, indices);
        for (int i = 0; i < indices.length; i++) {
            if (i % PATCHES_BETWEEN_LOOKS == 0) {
                monitor.checkCanceled();
                monitor.report((double)i / indices.length, "Checking patch " + (i + 1) + " of " + indices.length);
            }
            subset.m_contents.update(subset.packed(i));
        }
        return subset;
    }

    @Override
    public long size() {
        return m_indices.length;
    }

    @Override
    long fingerprint() {
        return m_contents.getValue();
    }

    @Override
    void openForReading() throws IOException {
        m_whole.openForReading();
    }

    @Override
    ByteBuffer packed(final long index) {
        return m_whole.packed(m_indices[(int)index]);
    }
}
