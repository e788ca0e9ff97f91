package org.poreseg.unet.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.progress.WorkMonitor;

/** Views of a store, for models that share patches. */
public class PatchStoreSubsetTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    /** Four patches of 2 × 1 pixels: patch i holds i and 10 + i, and its mask i % 3 pore pixels. */
    private PatchStore store(final int... patches) throws IOException {
        final PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 2, 1, PixelType.UINT8);
        for (final int patch : patches) {
            final Mask mask = new Mask(2, 1);
            for (int i = 0; i < patch % 3; i++) {
                mask.setPore(i);
            }
            store.add(new Slice(2, 1, PixelType.UINT8, new byte[] {(byte)patch, (byte)(10 + patch)}), mask,
                new IntensityWindow(0, 100 + patch));
        }
        return store;
    }

    @Test
    public void aViewHasItsPatchesInItsOrder() throws IOException {
        try (PatchStore store = store(0, 1, 2, 3)) {
            final Patches view = store.subset(new int[] {3, 1}, WorkMonitor.NONE);
            assertEquals(2, view.size());
            assertArrayEquals(new byte[] {3, 13}, (byte[])view.read(0).patch().pixels());
            assertArrayEquals(new byte[] {1, 11}, (byte[])view.read(1).patch().pixels());
            assertEquals(new IntensityWindow(0, 103), view.read(0).window());
            final Patches ofView =
                store.subset(new int[] {2, 3}, WorkMonitor.NONE).subset(new int[] {1}, WorkMonitor.NONE);
            assertArrayEquals(new byte[] {3, 13}, (byte[])ofView.read(0).patch().pixels());
        }
    }

    @Test
    public void theFingerprintIsOfTheContents() throws IOException {
        try (PatchStore store = store(0, 1, 2, 3); PatchStore other = store(3, 1)) {
            assertEquals(other.fingerprint(), store.subset(new int[] {3, 1}, WorkMonitor.NONE).fingerprint());
            assertEquals(store.fingerprint(), store.subset(new int[] {0, 1, 2, 3}, WorkMonitor.NONE).fingerprint());
            assertNotEquals(other.fingerprint(), store.subset(new int[] {1, 3}, WorkMonitor.NONE).fingerprint());
        }
    }

    @Test
    public void aViewIsCanceledWhileItIsMade() throws IOException {
        try (PatchStore store = store(0, 1)) {
            final WorkMonitor canceled = new WorkMonitor() {
                @Override
                public void report(final double fraction, final String message) {
                    // not looked at
                }

                @Override
                public void checkCanceled() {
                    throw new CancellationException();
                }
            };
            assertThrows(CancellationException.class, () -> store.subset(new int[] {0}, canceled));
        }
    }

    @Test
    public void knowsWhetherTheDiskHasRoom() throws IOException {
        try (PatchStore store = store()) {
            store.requireSpace(1);
            final UserError ex = assertThrows(UserError.class, () -> store.requireSpace(Long.MAX_VALUE / 1000));
            assertTrue(ex.found(), ex.found().contains("has room for"));
            assertTrue(ex.advice(), ex.advice().contains("another \"Scratch folder\""));
        }
    }

    @Test
    public void aViewEndsWritingAndKnowsItsPatches() throws IOException {
        try (PatchStore store = store(0, 1)) {
            store.subset(new int[] {0}, WorkMonitor.NONE);
            assertThrows(IllegalStateException.class, () -> store.add(
                new Slice(2, 1, PixelType.UINT8, new byte[2]), new Mask(2, 1), new IntensityWindow(0, 1)));
            assertThrows(IllegalArgumentException.class, () -> store.subset(new int[] {2}, WorkMonitor.NONE));
        }
    }
}
