package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;

import java.util.ArrayDeque;
import java.util.Random;

import org.junit.Test;
import org.poreseg.image.Mask;

/** Union-find over runs against a flood fill over pixels. */
public class PoreClustersTest {

    private static int flood(final Mask mask) {
        final boolean[] seen = new boolean[mask.width() * mask.height()];
        int largest = 0;
        for (int start = 0; start < seen.length; start++) {
            final ArrayDeque<Integer> open = new ArrayDeque<>();
            visit(mask, seen, open, start % mask.width(), start / mask.width());
            int size = 0;
            while (!open.isEmpty()) {
                final int i = open.pop();
                size++;
                final int x = i % mask.width();
                final int y = i / mask.width();
                visit(mask, seen, open, x - 1, y);
                visit(mask, seen, open, x + 1, y);
                visit(mask, seen, open, x, y - 1);
                visit(mask, seen, open, x, y + 1);
            }
            largest = Math.max(largest, size);
        }
        return largest;
    }

    private static void visit(final Mask mask, final boolean[] seen, final ArrayDeque<Integer> open, final int x,
        final int y) {
        final int i = y * mask.width() + x;
        if (x >= 0 && x < mask.width() && y >= 0 && y < mask.height() && !seen[i] && mask.isPore(i)) {
            seen[i] = true;
            open.push(i);
        }
    }

    @Test
    public void agreesWithFloodFill() {
        final Random random = new Random(9);
        for (int trial = 0; trial < 200; trial++) {
            final int width = 1 + random.nextInt(150);
            final int height = 1 + random.nextInt(60);
            // 0.59 is where noise begins to connect: the hardest case for union-find
            final Mask mask = trial % 2 == 0 ? RandomImages.mask(width, height, 0.4 + 0.3 * random.nextDouble(), random)
                : RandomImages.blobs(width, height, width / 4, random);
            assertEquals("trial " + trial, flood(mask), largest(mask));
        }
    }

    @Test
    public void cornersDoNotConnect() {
        final Mask mask = new Mask(2, 2);
        mask.setPore(0);
        mask.setPore(3);
        assertEquals(1, largest(mask));
    }

    @Test
    public void extremes() {
        assertEquals(0, largest(new Mask(100, 3)));
        assertEquals(70 * 70, largest(RandomImages.mask(70, 70, 2, new Random(1))));
    }

    private static int largest(final Mask mask) {
        return PoreClusters.largest(BitRows.of(mask));
    }
}
