package org.poreseg.unet.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Random;

import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;
import org.poreseg.unet.runtime.TensorFlowRuntime;
import org.tensorflow.types.TFloat32;

/** Paper, "Input": minibatches of patches, "intensity scaled to [−0.5, 0.5]". */
public final class MinibatchFeederTest {

    @Rule
    public final TemporaryFolder m_folder = new TemporaryFolder();

    @BeforeClass
    public static void start() throws IOException {
        TensorFlowRuntime.start();
    }

    /** Paper, "Training": no augmentation. A minibatch holds the patches' own values, each scaled and nothing else. */
    @Test
    public void feedsScaledPatchesInOrder() throws IOException {
        for (final PixelType type : PixelType.values()) {
            try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 6, 4, type)) {
                final Slice[] patches = new Slice[10];
                final Mask[] masks = new Mask[10];
                final IntensityWindow[] windows = new IntensityWindow[10];
                fill(store, patches, masks, windows);
                store.openForReading();
                final PatchOrder order = new PatchOrder(7, 10, 3);
                try (MinibatchFeeder feeder = MinibatchFeeder.training(store, order, 3, 2, 9)) {
                    for (long step = 2; step < 9; step++) {
                        try (Minibatch minibatch = feeder.next()) {
                            for (int i = 0; i < 3; i++) {
                                final int patch = (int)order.patch(step, i);
                                check(minibatch, i, patches[patch], masks[patch], windows[patch]);
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    public void theLastMinibatchOfAllMayBeSmaller() throws IOException {
        try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 6, 4, PixelType.UINT8)) {
            final Slice[] patches = new Slice[10];
            final Mask[] masks = new Mask[10];
            final IntensityWindow[] windows = new IntensityWindow[10];
            fill(store, patches, masks, windows);
            store.openForReading();
            try (MinibatchFeeder feeder = MinibatchFeeder.all(store, 4)) {
                for (int start = 0; start < 10; start += 4) {
                    try (Minibatch minibatch = feeder.next()) {
                        assertEquals(Math.min(4, 10 - start), minibatch.size());
                        for (int i = 0; i < minibatch.size(); i++) {
                            check(minibatch, i, patches[start + i], masks[start + i], windows[start + i]);
                        }
                    }
                }
            }
        }
    }

    @Test
    public void closesWhileItIsAhead() throws IOException {
        try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 6, 4, PixelType.UINT8)) {
            fill(store, new Slice[10], new Mask[10], new IntensityWindow[10]);
            store.openForReading();
            for (int i = 0; i < 20; i++) {
                try (MinibatchFeeder feeder = MinibatchFeeder.all(store, 1)) {
                    feeder.next().close();
                }
                // nobody reads the store any more, which may now be closed
                assertTrue(Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("Minibatch feeder")));
            }
        }
    }

    @Test
    public void passesFailuresOn() throws IOException {
        try (PatchStore store = PatchStore.create(m_folder.getRoot().toPath(), 6, 4, PixelType.UINT8)) {
            fill(store, new Slice[10], new Mask[10], new IntensityWindow[10]);
            // not opened for reading
            try (MinibatchFeeder feeder = MinibatchFeeder.all(store, 1)) {
                final Exception ex = assertThrows(IllegalStateException.class, feeder::next);
                assertTrue(ex.getCause() instanceof IndexOutOfBoundsException);
            }
        }
    }

    private static void fill(final PatchStore store, final Slice[] patches, final Mask[] masks,
        final IntensityWindow[] windows) throws IOException {
        final Random random = new Random(2);
        for (int i = 0; i < patches.length; i++) {
            patches[i] = DiscPatches.noise(6, 4, store.format().type(), random);
            masks[i] = DiscPatches.randomMask(6, 4, random);
            // some values lie outside
            final IntensityWindow range = store.format().type().range();
            windows[i] = new IntensityWindow(range.low() + 0.01 * i, range.high() * 0.9);
            store.add(patches[i], masks[i], windows[i]);
        }
    }

    private static void check(final Minibatch minibatch, final int position, final Slice patch, final Mask mask,
        final IntensityWindow window) {
        final float[] image = values(minibatch.image());
        final float[] pore = values(minibatch.pore());
        for (int pixel = 0; pixel < 24; pixel++) {
            final float scaled = image[24 * position + pixel];
            assertEquals(window.scale(patch.value(pixel)), scaled, 0);
            assertTrue(scaled >= -0.5f && scaled <= 0.5f);
            assertEquals(mask.isPore(pixel) ? 1 : 0, pore[24 * position + pixel], 0);
        }
    }

    private static float[] values(final TFloat32 tensor) {
        final float[] values = new float[(int)tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }
}
