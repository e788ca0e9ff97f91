package org.poreseg.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

import org.junit.Test;
import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;

/** Against straightforward second implementations that keep and sort every pixel. */
public class ProbabilityStatisticsTest {

    private static final int WIDTH = 301;

    private static final int HEIGHT = 211;

    private final Random m_random = new Random(7);

    private static double exactLogLoss(final ProbabilityMap map, final Mask mask) {
        double sum = 0;
        for (int i = 0; i < map.values().length; i++) {
            final double p = Math.min(Math.max(map.values()[i], Math.ulp(1f)), 1 - (double)Math.ulp(1f));
            sum -= mask.isPore(i) ? Math.log(p) : Math.log(1 - p);
        }
        return sum / map.values().length;
    }

    /** Average precision by sorting: a step for each distinct probability. */
    private static double exactAveragePrecision(final ProbabilityMap map, final Mask mask) {
        final float[] pores = new float[(int)mask.poreCount()];
        final float[] all = map.values().clone();
        for (int i = 0, to = 0; i < all.length; i++) {
            if (mask.isPore(i)) {
                pores[to++] = all[i];
            }
        }
        Arrays.sort(pores);
        Arrays.sort(all);
        double area = 0;
        for (int pore = pores.length - 1, any = all.length - 1; pore >= 0;) {
            final float probability = pores[pore];
            final int before = pore;
            while (pore >= 0 && pores[pore] == probability) {
                pore--;
            }
            while (any >= 0 && all[any] >= probability) {
                any--;
            }
            final double precision = (double)(pores.length - 1 - pore) / (all.length - 1 - any);
            area += (double)(before - pore) / pores.length * precision;
        }
        return area;
    }

    private List<DoubleSupplier> distributions() {
        final float[] few = {0, 0.1f, 0.3f, 0.5f, 0.5f, 0.9f, 1};
        return List.of(m_random::nextDouble,
            () -> few[m_random.nextInt(few.length)],
            () -> m_random.nextInt(2),
            () -> 1 / (1 + Math.exp(-12 * m_random.nextGaussian())),
            () -> 1 - 1e-3 * m_random.nextDouble() * m_random.nextDouble(),
            () -> 1e-4 * m_random.nextDouble(),
            () -> Math.round(m_random.nextDouble() * 255) / 255.0);
    }

    /** Labels that go with the probabilities, and labels that do not. */
    private Mask labels(final ProbabilityMap map, final boolean related) {
        final Mask mask = new Mask(map.width(), map.height());
        for (int i = 0; i < map.values().length; i++) {
            if (m_random.nextDouble() < (related ? 0.1 + 0.8 * map.values()[i] : 0.3)) {
                mask.setPore(i);
            }
        }
        return mask;
    }

    @Test
    public void fewPixelsAreExact() {
        agreesWithExactImplementations(WIDTH, HEIGHT, 1e-12);
        agreesWithExactImplementations(13, 11, 1e-12);
    }

    @Test
    public void manyPixelsAreCountedFinelyEnough() {
        agreesWithExactImplementations(1031, ProbabilityStatistics.EXACT_PIXELS / 1031 + 1, 1e-5);
    }

    private void agreesWithExactImplementations(final int width, final int height, final double tolerance) {
        for (final DoubleSupplier distribution : distributions()) {
            for (final boolean related : new boolean[]{true, false}) {
                final ProbabilityMap map = RandomImages.map(width, height, distribution);
                final Mask mask = labels(map, related);
                final ProbabilityStatistics statistics = new ProbabilityStatistics();
                statistics.add(map, mask);
                assertEquals(exactLogLoss(map, mask), statistics.logLoss(), 1e-10);
                assertEquals(exactAveragePrecision(map, mask), statistics.averagePrecision(), tolerance);
            }
        }
    }

    @Test
    public void sweepCountsEveryPixelAtEveryThreshold() {
        final double[] thresholds = ThresholdGrid.thresholds();
        for (final DoubleSupplier distribution : distributions()) {
            final ProbabilityMap map = RandomImages.map(WIDTH, HEIGHT, distribution);
            final Mask mask = labels(map, true);
            final ProbabilityStatistics statistics = new ProbabilityStatistics();
            statistics.add(map, mask);
            final List<PoreConfusion> confusions = statistics.confusions(thresholds);
            for (int i = 0; i < thresholds.length; i += 7) {
                assertEquals(PoreConfusion.of(map.threshold(thresholds[i]), mask), confusions.get(i));
            }
        }
    }

    @Test
    public void thresholdsBetweenEdgesAreRefused() {
        final ProbabilityStatistics statistics = new ProbabilityStatistics();
        assertThrows(IllegalArgumentException.class, () -> statistics.confusions(new double[]{0.3}));
        assertThrows(IllegalArgumentException.class, () -> statistics.confusions(new double[]{0.5, 0.25}));
    }

    @Test
    public void mergedEqualsAddedTogether() {
        final ProbabilityStatistics together = new ProbabilityStatistics();
        final ProbabilityStatistics merged = new ProbabilityStatistics();
        for (final DoubleSupplier distribution : distributions()) {
            final ProbabilityMap map = RandomImages.map(97, 31, distribution);
            final Mask mask = labels(map, true);
            final ProbabilityStatistics one = new ProbabilityStatistics();
            one.add(map, mask);
            together.add(map, mask);
            merged.merge(one);
        }
        assertEquals(together.logLoss(), merged.logLoss(), 1e-13);
        assertEquals(together.averagePrecision(), merged.averagePrecision(), 0);
        assertEquals(together.reliability().expectedCalibrationError(),
            merged.reliability().expectedCalibrationError(), 1e-13);
    }

    @Test
    public void reliabilityAgreesWithDirectCounting() {
        final int bins = ProbabilityStatistics.RELIABILITY_BINS;
        for (final DoubleSupplier distribution : distributions()) {
            final ProbabilityMap map = RandomImages.map(WIDTH, HEIGHT, distribution);
            final Mask mask = labels(map, false);
            final ProbabilityStatistics statistics = new ProbabilityStatistics();
            statistics.add(map, mask);
            final double[] sums = new double[bins];
            final long[] pores = new long[bins];
            final long[] count = new long[bins];
            for (int i = 0; i < map.values().length; i++) {
                final double p = map.values()[i];
                int bin = 0;
                while (bin < bins - 1 && p >= (bin + 1.0) / bins) {
                    bin++;
                }
                sums[bin] += p;
                count[bin]++;
                pores[bin] += mask.isPore(i) ? 1 : 0;
            }
            final Reliability reliability = statistics.reliability();
            double error = 0;
            for (int bin = 0; bin < bins; bin++) {
                assertEquals(count[bin], reliability.count()[bin]);
                assertEquals(sums[bin] / count[bin], reliability.confidence()[bin], 1e-12);
                assertEquals((double)pores[bin] / count[bin], reliability.observed()[bin], 0);
                error += Math.abs(sums[bin] - pores[bin]) / map.values().length;
            }
            assertEquals(error, reliability.expectedCalibrationError(), 1e-12);
        }
    }

    @Test
    public void curveIsShortAndLiesOnTheSweep() {
        final ProbabilityMap map = RandomImages.map(WIDTH, HEIGHT, m_random::nextDouble);
        final Mask mask = labels(map, true);
        final ProbabilityStatistics statistics = new ProbabilityStatistics();
        statistics.add(map, mask);
        final PrecisionRecallCurve curve = statistics.precisionRecallCurve();
        assertTrue(curve.recall().length > 150 && curve.recall().length <= 200);
        assertEquals(1, curve.recall()[curve.recall().length - 1], 0);
        double area = 0;
        for (int i = 0; i < curve.recall().length; i++) {
            final double last = i == 0 ? 0 : curve.recall()[i - 1];
            assertTrue(curve.recall()[i] > last);
            area += (curve.recall()[i] - last) * curve.precision()[i];
        }
        assertEquals(statistics.averagePrecision(), area, 0.01);
    }

    @Test
    public void certainAndRightScoresBest() {
        final Mask mask = RandomImages.mask(64, 64, 0.2, m_random);
        final ProbabilityMap map = new ProbabilityMap(64, 64, new float[64 * 64]);
        for (int i = 0; i < 64 * 64; i++) {
            map.values()[i] = mask.isPore(i) ? 1 : 0;
        }
        final ProbabilityStatistics statistics = new ProbabilityStatistics();
        statistics.add(map, mask);
        assertEquals(1, statistics.averagePrecision(), 1e-12);
        assertEquals(-Math.log(1 - 0x1p-23), statistics.logLoss(), 1e-15);
        assertEquals(0, statistics.reliability().expectedCalibrationError(), 0);
        final double[] thresholds = ThresholdGrid.thresholds();
        final Plateau plateau = Plateau.of(thresholds, statistics.confusions(thresholds));
        assertEquals(new Plateau(thresholds[0], thresholds[thresholds.length - 1], 0.5, 1), plateau);
    }

    @Test
    public void classesWithoutPixelsHaveNoPrecisionRecallArea() {
        final ProbabilityMap map = RandomImages.map(20, 20, m_random::nextDouble);
        final ProbabilityStatistics solid = new ProbabilityStatistics();
        solid.add(map, new Mask(20, 20));
        assertTrue(Double.isNaN(solid.averagePrecision()));
        assertEquals(0, solid.precisionRecallCurve().recall().length);
        assertEquals(exactLogLoss(map, new Mask(20, 20)), solid.logLoss(), 1e-12);
        final ProbabilityStatistics pore = new ProbabilityStatistics();
        pore.add(map, RandomImages.mask(20, 20, 2, m_random));
        assertEquals(1, pore.averagePrecision(), 1e-12);
        assertTrue(Double.isNaN(new ProbabilityStatistics().logLoss()));
        assertTrue(Double.isNaN(new ProbabilityStatistics().reliability().expectedCalibrationError()));
    }

    @Test
    public void valuesThatAreNoProbabilitiesAreNamed() {
        for (final float wrong : new float[]{Float.NaN, -0.1f, 1.0001f, Float.POSITIVE_INFINITY}) {
            final ProbabilityMap map = new ProbabilityMap(3, 2, new float[]{0, 0, 0, 0, wrong, 0});
            final UserError error = assertThrows(UserError.class,
                () -> new ProbabilityStatistics().add(map, new Mask(3, 2)));
            assertTrue(error.getMessage(), error.getMessage().contains("x 1, y 1"));
        }
        final ProbabilityMap map = new ProbabilityMap(3, 2, new float[6]);
        assertThrows(IllegalArgumentException.class, () -> new ProbabilityStatistics().add(map, new Mask(2, 3)));
    }
}
