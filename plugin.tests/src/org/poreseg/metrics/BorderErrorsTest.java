package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;

import java.util.Random;

import org.junit.Test;
import org.poreseg.image.Mask;

/** Discs of bits against distances to every pixel. */
public class BorderErrorsTest {

    @Test
    public void agreesWithNaiveDistances() {
        final Random random = new Random(5);
        final BorderErrors merged = new BorderErrors();
        final long[] errors = new long[2];
        final long[][] near = new long[2][BorderErrors.DISTANCES];
        for (final int width : new int[]{1, 2, 5, 63, 64, 65, 130}) {
            final Mask reference = RandomImages.blobs(width, 40, width / 5 + 1, random);
            final Mask predicted = RandomImages.blobs(width, 40, width / 5 + 1, random);
            for (int i = 0; i < width * 40; i++) {
                if (predicted.isPore(i) == reference.isPore(i)) {
                    continue;
                }
                final int kind = reference.isPore(i) ? 0 : 1;
                errors[kind]++;
                final double distance = distance(reference, i % width, i / width);
                for (int d = 1; d <= BorderErrors.DISTANCES; d++) {
                    near[kind][d - 1] += distance <= d ? 1 : 0;
                }
            }
            final BorderErrors one = new BorderErrors();
            one.add(BitRows.of(predicted), BitRows.of(reference));
            merged.merge(one);
        }
        for (int d = 1; d <= BorderErrors.DISTANCES; d++) {
            assertEquals((double)near[0][d - 1] / errors[0], merged.falseNegativeShare(d), 0);
            assertEquals((double)near[1][d - 1] / errors[1], merged.falsePositiveShare(d), 0);
        }
    }

    private static double distance(final Mask mask, final int x, final int y) {
        final boolean own = mask.isPore(y * mask.width() + x);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < mask.width() * mask.height(); i++) {
            if (mask.isPore(i) != own) {
                nearest = Math.min(nearest, Math.hypot(i % mask.width() - x, i / mask.width() - y));
            }
        }
        return nearest;
    }

    @Test
    public void withoutErrorsThereIsNoShare() {
        final BorderErrors none = new BorderErrors();
        none.add(BitRows.of(new Mask(9, 9)), BitRows.of(new Mask(9, 9)));
        assertEquals(Double.NaN, none.falseNegativeShare(1), 0);
        assertEquals(Double.NaN, none.falsePositiveShare(3), 0);
    }
}
