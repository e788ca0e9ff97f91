package org.poreseg.unet.training;

import java.io.IOException;
import java.util.Random;

import org.poreseg.image.IntensityWindow;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/** Patches for tests: noise, and dark discs in noise. */
final class DiscPatches {

    /** The window of all patches here. */
    static final IntensityWindow WINDOW = new IntensityWindow(0, 255);

    private DiscPatches() {
    }

    static Slice noise(final int width, final int height, final PixelType type, final Random random) {
        final int count = width * height;
        final Object pixels = switch (type) {
            case UINT8, INT8 -> {
                final byte[] values = new byte[count];
                random.nextBytes(values);
                yield values;
            }
            case UINT16, INT16 -> {
                final short[] values = new short[count];
                for (int i = 0; i < count; i++) {
                    values[i] = (short)random.nextInt();
                }
                yield values;
            }
            case FLOAT32 -> {
                final float[] values = new float[count];
                for (int i = 0; i < count; i++) {
                    values[i] = random.nextFloat();
                }
                yield values;
            }
        };
        return new Slice(width, height, type, pixels);
    }

    static Mask randomMask(final int width, final int height, final Random random) {
        final Mask mask = new Mask(width, height);
        for (int i = 0; i < width * height; i++) {
            if (random.nextInt(3) == 0) {
                mask.setPore(i);
            }
        }
        return mask;
    }

    /** Adds patches with a dark disc, which is pore, on a brighter ground, both noisy. */
    static void addDiscs(final PatchStore store, final int patches, final long seed) throws IOException {
        final Random random = new Random(seed);
        final int side = store.width();
        for (int k = 0; k < patches; k++) {
            final byte[] pixels = new byte[side * side];
            final Mask mask = new Mask(side, side);
            final int centerX = random.nextInt(side);
            final int centerY = random.nextInt(side);
            for (int i = 0; i < pixels.length; i++) {
                final int x = i % side - centerX;
                final int y = i / side - centerY;
                final boolean pore = 9 * (x * x + y * y) < side * side;
                if (pore) {
                    mask.setPore(i);
                }
                pixels[i] = (byte)Math.max(0, Math.min(255, (pore ? 90 : 160) + 30 * random.nextGaussian()));
            }
            store.add(new Slice(side, side, PixelType.UINT8, pixels), mask, WINDOW);
        }
    }
}
