package org.poreseg.unet.training;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Random;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.errors.UserError;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

public final class PatchStoreTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @Test
    public void givesBackWhatWasAdded() throws IOException {
        for (final PixelType type : PixelType.values()) {
            final Random random = new Random(3);
            try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 13, 5, type)) {
                final Slice[] patches = new Slice[40];
                final Mask[] masks = new Mask[40];
                for (int i = 0; i < patches.length; i++) {
                    patches[i] = DiscPatches.noise(13, 5, type, random);
                    masks[i] = DiscPatches.randomMask(13, 5, random);
                    store.add(patches[i], masks[i], new IntensityWindow(-i, i + 0.25));
                }
                assertEquals(40, store.size());
                store.openForReading();
                for (int i = patches.length - 1; i >= 0; i--) {
                    final Patches.Entry entry = store.read(i);
                    for (int pixel = 0; pixel < 65; pixel++) {
                        assertEquals(patches[i].value(pixel), entry.patch().value(pixel), 0);
                        assertEquals(masks[i].isPore(pixel), entry.mask().isPore(pixel));
                    }
                    assertEquals(new IntensityWindow(-i, i + 0.25), entry.window());
                }
            }
            assertArrayEquals(new String[0], m_folder.getRoot().list());
        }
    }

    @Test
    public void readsAcrossMappedChunks() throws IOException {
        // a chunk takes 909 records of 16 + 8192 + 65536 bytes
        try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 256, 256, PixelType.UINT8)) {
            final Mask mask = new Mask(256, 256);
            final int patches = 2100;
            for (int i = 0; i < patches; i++) {
                final byte[] pixels = new byte[65536];
                pixels[0] = (byte)i;
                pixels[65535] = (byte)(i >> 8);
                store.add(new Slice(256, 256, PixelType.UINT8, pixels), mask, new IntensityWindow(0, 255));
            }
            store.openForReading();
            for (int i = 0; i < patches; i++) {
                final byte[] pixels = (byte[])store.read(i).patch().pixels();
                assertEquals((byte)i, pixels[0]);
                assertEquals((byte)(i >> 8), pixels[65535]);
            }
        }
    }

    @Test
    public void leavesNothingBehindAfterAFailure() throws IOException {
        assertThrows(UserError.class, () -> {
            try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 8, 8, PixelType.UINT8)) {
                store.add(DiscPatches.noise(8, 8, PixelType.UINT8, new Random(1)), new Mask(8, 8),
                    new IntensityWindow(0, 255));
                store.add(DiscPatches.noise(8, 9, PixelType.UINT8, new Random(1)), new Mask(8, 8),
                    new IntensityWindow(0, 255));
            }
        });
        assertArrayEquals(new String[0], m_folder.getRoot().list());
    }

    @Test
    public void saysWhatDoesNotFit() throws IOException {
        final IntensityWindow window = new IntensityWindow(0, 1);
        try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 2, 2, PixelType.FLOAT32)) {
            final float[] pixels = {0, 1, Float.NaN, 0};
            requireMessage("not a number",
                () -> store.add(new Slice(2, 2, PixelType.FLOAT32, pixels), new Mask(2, 2), window));
            requireMessage("unsigned 8-bit integer",
                () -> store.add(new Slice(2, 2, PixelType.UINT8, new byte[4]), new Mask(2, 2), window));
            requireMessage("3 × 2",
                () -> store.add(new Slice(2, 2, PixelType.FLOAT32, new float[4]), new Mask(3, 2), window));
        }
    }

    @Test
    public void theFingerprintFollowsTheContents() throws IOException {
        try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 4, 4, PixelType.UINT8)) {
            final Mask mask = new Mask(4, 4);
            mask.setPore(3);
            mask.setPore(9);
            final Slice patch = new Slice(4, 4, PixelType.UINT8, new byte[16]);
            store.add(patch, mask, new IntensityWindow(0, 255));
            final long one = store.fingerprint();
            store.add(patch, new Mask(4, 4), new IntensityWindow(0, 255));
            assertNotEquals(one, store.fingerprint());
        }
    }

    private static void requireMessage(final String part, final org.junit.function.ThrowingRunnable wrong) {
        final Exception ex = assertThrows(UserError.class, wrong);
        assertTrue(ex.getMessage(), ex.getMessage().contains(part));
    }
}
