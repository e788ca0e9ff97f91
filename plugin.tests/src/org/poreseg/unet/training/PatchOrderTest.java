package org.poreseg.unet.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.BitSet;

import org.junit.Test;

public final class PatchOrderTest {

    private static final int BATCH = 10;

    @Test
    public void aPassHasNoPatchTwice() {
        for (final int[] sizes : new int[][]{{1, 1}, {2, 1}, {7, 7}, {33, 32}, {100, 7}, {1024, 32}, {1025, 32},
            {50_000, 32}}) {
            final int patches = sizes[0];
            final int batch = sizes[1];
            final PatchOrder order = new PatchOrder(5, patches, batch);
            final long steps = patches / batch;
            for (long pass = 0; pass < 3; pass++) {
                final BitSet seen = new BitSet();
                for (long step = 0; step < steps; step++) {
                    for (int i = 0; i < batch; i++) {
                        final long patch = order.patch(pass * steps + step, i);
                        assertTrue(patch >= 0 && patch < patches);
                        assertFalse(seen.get((int)patch));
                        seen.set((int)patch);
                    }
                }
                assertEquals(steps * batch, seen.cardinality());
            }
        }
    }

    @Test
    public void followsFromTheSeedAlone() {
        assertTrue(Arrays.equals(pass(5, 1000, 3), pass(5, 1000, 3)));
        assertFalse(Arrays.equals(pass(5, 1000, 3), pass(6, 1000, 3)));
        assertFalse(Arrays.equals(pass(5, 1000, 3), pass(5, 1000, 4)));
    }

    /** In a good shuffle the mean distance of neighbours is n/3 and positions do not correlate with indices. */
    @Test
    public void shufflesWell() {
        final int patches = 20_000;
        final long[] pass = pass(9, patches, 0);
        double distance = 0;
        double product = 0;
        for (int i = 0; i < pass.length; i++) {
            distance += i == 0 ? 0 : Math.abs(pass[i] - pass[i - 1]);
            product += (i - patches / 2.0) * (pass[i] - patches / 2.0);
        }
        assertEquals(patches / 3.0, distance / (patches - 1), patches / 100.0);
        assertEquals(0, product / patches / (patches * (double)patches / 12), 0.03);
    }

    /** @return all patches of a pass, in their order */
    private static long[] pass(final long seed, final int patches, final long pass) {
        final PatchOrder order = new PatchOrder(seed, patches, BATCH);
        final long[] all = new long[patches];
        for (int i = 0; i < patches; i++) {
            all[i] = order.patch((pass * patches + i) / BATCH, i % BATCH);
        }
        return all;
    }
}
