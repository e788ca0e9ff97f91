package org.poreseg.tiling;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.Test;
import org.poreseg.image.Mask;
import org.poreseg.image.PixelType;
import org.poreseg.image.Slice;

/** Patches of slices and masks, reflection included. */
public class PatchCutterTest {

    private static Slice cut(final int size, final Slice slice, final PatchPosition position) {
        return new PatchCutter(size).cut(slice, List.of(position)).patch(0);
    }

    private static Mask cut(final int size, final Mask mask, final PatchPosition position) {
        return new PatchCutter(size).cut(mask, List.of(position)).patch(0);
    }

    @Test
    public void patchInsideIsACopyInTheNativeType() {
        final short[] pixels = new short[20 * 18];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (short)(40000 + i);
        }
        final Slice patch =
            cut(16, new Slice(20, 18, PixelType.UINT16, pixels), new PatchPosition(4, 2));
        assertEquals(PixelType.UINT16, patch.type());
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                assertEquals(40000 + (y + 2) * 20 + x + 4, patch.value(y * 16 + x), 0);
            }
        }
    }

    @Test
    public void outsideIsTheMirrorImageWithoutRepeatingTheBorder() {
        final Slice slice = new Slice(4, 1, PixelType.UINT8, new byte[]{10, 11, 12, 13});
        final Slice patch = cut(16, slice, new PatchPosition(-6, -7));
        final byte[] row = {10, 11, 12, 13, 12, 11, 10, 11, 12, 13, 12, 11, 10, 11, 12, 13};
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                assertEquals("(" + x + ", " + y + ")", row[x], (int)patch.value(y * 16 + x));
            }
        }
    }

    @Test
    public void everyTypeIsReflectedTheSameWay() {
        final int width = 7;
        final int height = 5;
        final int size = 24;
        final byte[] bytes = new byte[width * height];
        final short[] shorts = new short[width * height];
        final float[] floats = new float[width * height];
        final Mask mask = new Mask(width, height);
        for (int i = 0; i < floats.length; i++) {
            bytes[i] = (byte)(i * 5);
            shorts[i] = (short)(i * 5);
            floats[i] = i * 5;
            if (i % 3 == 0) {
                mask.setPore(i);
            }
        }
        final PatchPosition position = new PatchPosition(-8, -9);
        final Mask maskPatch = cut(size, mask, position);
        for (final Slice slice : List.of(new Slice(width, height, PixelType.UINT8, bytes),
            new Slice(width, height, PixelType.INT16, shorts), new Slice(width, height, PixelType.FLOAT32, floats))) {
            final Slice patch = cut(size, slice, position);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    final int from = bounce(y - 9, height) * width + bounce(x - 8, width);
                    assertEquals(from * 5, patch.value(y * size + x), 0);
                    assertEquals(from % 3 == 0, maskPatch.isPore(y * size + x));
                }
            }
        }
    }

    @Test
    public void maskPatchInsideIsACopy() {
        final Mask mask = new Mask(40, 40);
        final List<Integer> pores = new ArrayList<>();
        for (int i = 0; i < 1600; i += 7) {
            mask.setPore(i);
            pores.add(i);
        }
        final Mask patch = cut(16, mask, new PatchPosition(24, 3));
        final boolean[] expected = new boolean[256];
        final boolean[] actual = new boolean[256];
        for (int i = 0; i < 256; i++) {
            expected[i] = pores.contains((i / 16 + 3) * 40 + i % 16 + 24);
            actual[i] = patch.isPore(i);
        }
        assertArrayEquals(expected, actual);
    }

    /** A ball that bounces between the borders, one pixel a step: a second way to say "reflection". */
    private static int bounce(final int position, final int length) {
        int at = 0;
        int direction = 1;
        for (int step = 0; step < Math.abs(position); step++) {
            if (at + direction < 0 || at + direction >= length) {
                direction = -direction;
            }
            at += direction;
        }
        return at;
    }
}
