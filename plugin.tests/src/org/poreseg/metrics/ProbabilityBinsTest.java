package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Random;

import org.junit.Test;

/** Bins ascend, their edges are where they say, and none is wider than 1/65536. */
public class ProbabilityBinsTest {

    @Test
    public void edgesAscendAndNoBinIsWiderThanPromised() {
        for (int bin = 1; bin < ProbabilityBins.COUNT; bin++) {
            final double width = ProbabilityBins.lowerEdge(bin) - ProbabilityBins.lowerEdge(bin - 1);
            assertTrue("bin " + bin + " is " + width + " wide", width > 0 && width <= 0x1p-18);
        }
        assertEquals(0, ProbabilityBins.lowerEdge(0), 0);
        assertEquals(1, ProbabilityBins.lowerEdge(ProbabilityBins.COUNT - 1), 0);
    }

    @Test
    public void everyFloatLiesBetweenTheEdgesOfItsBin() {
        final Random random = new Random(1);
        for (int i = 0; i < 2_000_000; i++) {
            final float spread = Float.intBitsToFloat(random.nextInt(Float.floatToIntBits(1) + 1));
            final float probability = switch (i % 4) {
                case 0 -> random.nextFloat();
                case 1 -> spread;
                case 2 -> 1 - spread;
                default -> 1 - (float)Math.scalb(1.0, -random.nextInt(26));
            };
            check(probability);
        }
        for (float probability = 0.99f; probability < 1; probability = Math.nextUp(probability)) {
            check(probability);
        }
        check(0);
        check(-0f);
        check(1);
        check(Float.MIN_VALUE);
    }

    private static void check(final float probability) {
        final int bin = ProbabilityBins.bin(probability);
        assertTrue(probability + " in bin " + bin, probability >= ProbabilityBins.lowerEdge(bin)
            && (bin == ProbabilityBins.COUNT - 1 || probability < ProbabilityBins.lowerEdge(bin + 1)));
    }

    @Test
    public void thresholdsOfTheGridAreEdges() {
        final double[] thresholds = ThresholdGrid.thresholds();
        double last = 0;
        for (int i = 0; i < thresholds.length; i++) {
            assertTrue(thresholds[i] > last);
            assertEquals(thresholds[i], ProbabilityBins.lowerEdge(ProbabilityBins.bin((float)thresholds[i])), 0);
            assertEquals(1, thresholds[i] + thresholds[thresholds.length - 1 - i], 0);
            last = thresholds[i];
        }
        assertTrue(thresholds[0] < 1e-6 && last > 1 - 1e-6 && last < 1);
    }
}
