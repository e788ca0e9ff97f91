package org.poreseg.tiling;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.Test;
import org.poreseg.errors.UserError;
import org.poreseg.image.PixelType;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.image.Region;
import org.poreseg.image.Slice;

/** Blending: tiling and assembling changes nothing, disagreeing patches are averaged, missing ones are noticed. */
public class SliceAssemblerTest {

    private static final int PATCH = 64;

    /** Probabilities of all kinds: any float in [0, 1], tiny ones included, and exact zeros and ones. */
    private static final float[] POOL = pool(new Random(1), 1 << 17);

    private static float[] pool(final Random random, final int size) {
        final float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            final int kind = random.nextInt(8);
            values[i] = kind == 0 ? 0 : kind == 1 ? 1 : kind == 2 ? Float.MIN_VALUE * random.nextInt(9)
                : random.nextFloat() * (kind == 3 ? 1e-12f : 1);
        }
        return values;
    }

    /**
     * Every length from 64 to 200 meets every stride from 1 to 64, along either side in turn, with both blendings in
     * turn.
     */
    @Test
    public void tilingThenAssemblingReturnsTheSliceBitForBit() {
        final Random random = new Random(3);
        for (int length = 64; length <= 200; length++) {
            for (int stride = 1; stride <= PATCH; stride++) {
                final int other = 64 + length * 5 % (stride + 1);
                final boolean wide = (length + stride) % 2 == 0;
                checkRoundTrip(random, wide ? length : other, wide ? other : length,
                    PatchGrid.withStride(PATCH, stride), Blending.values()[(length + stride) / 2 % 2]);
            }
            checkRoundTrip(random, length, 64 + (length * 53 + 17) % 137, PatchGrid.minimalOverlap(PATCH));
        }
    }

    @Test
    public void bothSidesAtOnceComeBackBitForBit() {
        final Random random = new Random(7);
        for (int stride = 8; stride <= PATCH; stride++) {
            checkRoundTrip(random, 200 - stride, 137 + stride, PatchGrid.withStride(PATCH, stride));
        }
    }

    @Test
    public void slicesSmallerThanThePatchComeBackBitForBit() {
        final Random random = new Random(4);
        for (int size = 1; size < PATCH; size += 3) {
            checkRoundTrip(random, size, 1 + size * 31 % 63, PatchGrid.minimalOverlap(PATCH));
            checkRoundTrip(random, size, 130, PatchGrid.withStride(PATCH, 20));
            checkRoundTrip(random, 97, size, PatchGrid.withStride(PATCH, 64));
        }
    }

    @Test
    public void strideOneOverTheLargestSliceComesBackBitForBit() {
        checkRoundTrip(new Random(5), 200, 200, PatchGrid.withStride(16, 1));
        checkRoundTrip(new Random(6), 120, 119, PatchGrid.withStride(PATCH, 1));
    }

    @Test
    public void uniformBlendingIsTheMean() {
        final SliceAssembler assembler = new SliceAssembler(24, 16, Blending.UNIFORM);
        assembler.add(new PatchPosition(0, 0), constant(16, 0.25f));
        assembler.add(new PatchPosition(8, 0), constant(16, 0.75f));
        final ProbabilityMap slice = assembler.assemble();
        for (int x = 0; x < 24; x++) {
            assertEquals(x < 8 ? 0.25f : x < 16 ? 0.5f : 0.75f, slice.values()[5 * 24 + x], 0);
        }
    }

    @Test
    public void centreWeightedBlendingIsTheGaussianMean() {
        final SliceAssembler assembler = new SliceAssembler(24, 16, Blending.CENTRE_WEIGHTED);
        assembler.add(new PatchPosition(0, 0), constant(16, 0));
        assembler.add(new PatchPosition(8, 0), constant(16, 1));
        final ProbabilityMap slice = assembler.assemble();
        for (int x = 8; x < 16; x++) {
            // centres at 7.5 and 15.5, standard deviation 16 / 8 = 2; the rows' weights cancel
            final double left = Math.exp(-(x - 7.5) * (x - 7.5) / 8);
            final double right = Math.exp(-(x - 15.5) * (x - 15.5) / 8);
            assertEquals(right / (left + right), slice.values()[3 * 24 + x], 1e-7);
        }
        assertEquals(0, slice.values()[0], 0);
        assertEquals(1, slice.values()[23], 0);
    }

    @Test
    public void weightsArePositiveAndSymmetricForEveryPatchSize() {
        for (final Blending blending : Blending.values()) {
            for (int size = (int)PatchGrid.PATCH_SIZE.low(); size <= PatchGrid.PATCH_SIZE.high(); size++) {
                final double[] weights = blending.weights(size);
                for (int i = 0; i < size; i++) {
                    assertTrue(weights[i] * weights[0] > 1e-9 && weights[i] <= 1);
                    assertEquals(weights[i], weights[size - 1 - i], 0);
                }
            }
        }
    }

    @Test
    public void missingPatchesAreNoticed() {
        final SliceAssembler assembler = new SliceAssembler(64, 48, Blending.CENTRE_WEIGHTED);
        assertEquals(new MissingPixels(64 * 48, new Region(0, 0, 64, 48)), assembler.missing().orElseThrow());
        for (final PatchPosition position : PatchGrid.minimalOverlap(16).over(64, 48).positions(0, 12)) {
            if (!position.equals(new PatchPosition(32, 16))) {
                assembler.add(position, constant(16, 0.5f));
            }
        }
        assertEquals(new MissingPixels(256, new Region(32, 16, 16, 16)), assembler.missing().orElseThrow());
        assertThrows(IllegalStateException.class, assembler::assemble);
        assembler.add(new PatchPosition(32, 16), constant(16, 0.5f));
        assertFalse(assembler.missing().isPresent());
        final float[] expected = new float[64 * 48];
        Arrays.fill(expected, 0.5f);
        assertArrayEquals(expected, assembler.assemble().values(), 0);
    }

    @Test
    public void patchOutsideTheSliceIsRefused() {
        final SliceAssembler assembler = new SliceAssembler(64, 48, Blending.UNIFORM);
        assertThrows(UserError.class, () -> assembler.add(new PatchPosition(64, 0), constant(16, 0)));
        assertThrows(UserError.class, () -> assembler.add(new PatchPosition(0, -16), constant(16, 0)));
    }

    private static void checkRoundTrip(final Random random, final int width, final int height, final PatchGrid grid) {
        for (final Blending blending : Blending.values()) {
            checkRoundTrip(random, width, height, grid, blending);
        }
    }

    private static void checkRoundTrip(final Random random, final int width, final int height, final PatchGrid grid,
        final Blending blending) {
        final int from = random.nextInt(POOL.length - width * height);
        final float[] values = Arrays.copyOfRange(POOL, from, from + width * height);
        final Slice slice = new Slice(width, height, PixelType.FLOAT32, values);
        final PatchCutter cutter = new PatchCutter(grid.patchSize());
        final SliceAssembler assembler = new SliceAssembler(width, height, blending);
        final SliceGrid patches = grid.over(width, height);
        for (final PatchPosition position : patches.positions(0, (int)patches.patches())) {
            final float[] patch = (float[])cutter.cut(slice, List.of(position)).patch(0).pixels();
            assembler.add(position, new ProbabilityMap(grid.patchSize(), grid.patchSize(), patch));
        }
        // compares the bits
        assertTrue(width + " × " + height + " " + blending, Arrays.equals(values, assembler.assemble().values()));
    }

    private static ProbabilityMap constant(final int size, final float value) {
        final float[] values = new float[size * size];
        Arrays.fill(values, value);
        return new ProbabilityMap(size, size, values);
    }
}
