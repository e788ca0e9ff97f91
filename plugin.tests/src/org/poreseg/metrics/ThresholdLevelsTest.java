package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.Test;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;

/** Bytes instead of probabilities move no pixel across a threshold. */
public class ThresholdLevelsTest {

    /** A level decides as the probability does, next to the threshold and at the ends of [0, 1] too. */
    @Test
    public void levelsKeepEveryThreshold() {
        for (final double own : new double[]{0.5, 0.3, 1 / 3.0, 0, -0.0, 1, 1e-9, 1 - 1e-9}) {
            final ThresholdLevels levels = ThresholdLevels.with(own);
            final double[] thresholds = levels.thresholds();
            assertTrue(Arrays.stream(thresholds).anyMatch(threshold -> threshold == own));
            for (int n = 1; n <= thresholds.length; n++) {
                final float near = (float)thresholds[n - 1];
                for (final float p : new float[]{Math.nextDown(near), near, Math.nextUp(near), 0, -0f, 1}) {
                    assertEquals(p >= thresholds[n - 1], levels.level(p) >= n);
                    assertTrue("a byte holds it", levels.level(p) <= 255);
                }
            }
        }
    }

    /** The thresholds of the sweep are all there: slices can be looked at where the curves have points. */
    @Test
    public void thresholdsAreThoseOfTheSweepAndTheOwn() {
        assertEquals(ThresholdGrid.thresholds().length, ThresholdLevels.with(0.5).thresholds().length);
        assertEquals(ThresholdGrid.thresholds().length + 1, ThresholdLevels.with(0.3).thresholds().length);
    }

    /** Counts at each threshold are those of the mask at the threshold. */
    @Test
    public void countsAreThoseOfTheMasks() {
        final Random random = new Random(3);
        final int width = 67;
        final int height = 31;
        final float[] values = new float[width * height];
        final Mask reference = new Mask(width, height);
        final ThresholdLevels levels = ThresholdLevels.with(0.7);
        final double[] thresholds = levels.thresholds();
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? random.nextFloat() : (float)thresholds[random.nextInt(thresholds.length)];
            if (random.nextBoolean()) {
                reference.setPore(i);
            }
        }
        final ProbabilityMap map = new ProbabilityMap(width, height, values);
        final ThresholdLevels.Counts counts = levels.count(levels.levels(map), reference);
        for (int n = 1; n <= thresholds.length; n++) {
            assertEquals(PoreConfusion.of(map.threshold(thresholds[n - 1]), reference), from(n, counts));
        }
    }

    /** The counts where the pixels of this level and above are predicted to be pore, as the page adds them up. */
    private static PoreConfusion from(final int level, final ThresholdLevels.Counts counts) {
        final long found = Arrays.stream(counts.pore()).skip(level).sum();
        final long falsePositives = Arrays.stream(counts.solid()).skip(level).sum();
        return new PoreConfusion(found, falsePositives, Arrays.stream(counts.pore()).sum() - found,
            Arrays.stream(counts.solid()).sum() - falsePositives);
    }
}
