package org.poreseg.metrics;

import java.util.Arrays;
import java.util.List;

import org.poreseg.errors.UserError;
import org.poreseg.image.Mask;
import org.poreseg.image.ProbabilityMap;

/**
 * What the probabilities of any number of pixels say, whatever the threshold: log loss, the precision-recall curve and
 * its area, confusion counts at many thresholds, calibration. Pixels are counted by class in about 330,000 bins of
 * probability (5 MB), however many there are. Up to {@value #EXACT_PIXELS} pixels are also kept one by one (4 MB),
 * because the order within a bin matters most where bins are nearly empty. Two of these can be merged.
 */
public final class ProbabilityStatistics {

    /**
     * Probabilities are taken to lie in [ε, 1 − ε] in the log loss, ε = 2⁻²³ ≈ 1.2e-7 (the machine epsilon of single
     * precision, as scikit-learn's {@code log_loss} does for such input).
     */
    public static final double LOG_LOSS_EPSILON = 0x1p-23;

    /** The number of reliability bins; a power of two, so that the edges are exact in floating point. */
    public static final int RELIABILITY_BINS = 16;

    /** So many likelihoods are multiplied before one logarithm is taken: (2⁻²³)³² is still a normal double. */
    private static final int CHUNK = 32;

    private static final int CURVE_POINTS = 200;

    /** So many pixels are kept for an exact area under the precision-recall curve; beyond, the bins are as good. */
    static final int EXACT_PIXELS = 1 << 20;

    /** Pixels by bin and class: solid at 2 × bin, pore at 2 × bin + 1. */
    private final long[] m_counts = new long[2 * ProbabilityBins.COUNT];

    private final CompensatedSum m_logLikelihood = new CompensatedSum();

    private final double[] m_probabilitySums = new double[RELIABILITY_BINS];

    /** The pixels themselves while they are few: twice the bits of the probability, plus the class. Else null. */
    private int[] m_pixels = new int[0];

    /**
     * Adds the pixels of one slice.
     *
     * @param map the probabilities
     * @param reference the reference mask, of the same size
     * @throws IllegalArgumentException if the sizes differ
     * @throws UserError if a value is not a probability
     */
    public void add(final ProbabilityMap map, final Mask reference) {
        if (map.width() != reference.width() || map.height() != reference.height()) {
            throw new IllegalArgumentException("The probabilities have " + map.width() + " × " + map.height()
                + " pixels, the reference mask " + reference.width() + " × " + reference.height());
        }
        final float[] values = map.values();
        final long[] words = reference.words();
        keep(values, words);
        final long[] counts = m_counts;
        // one place more, for probabilities of exactly 1
        final double[] sums = new double[RELIABILITY_BINS + 1];
        for (int start = 0; start < values.length; start += CHUNK) {
            final int end = Math.min(start + CHUNK, values.length);
            int labels = (int)(words[start >> 6] >>> start);
            double likelihood = 1;
            for (int i = start; i < end; i++) {
                final float p = values[i];
                if (!(p >= 0 && p <= 1)) {
                    throw UserError.found("The value " + p + " at x " + i % map.width() + ", y "
                        + i / map.width() + " is not a probability from 0 to 1");
                }
                final int label = labels & 1;
                labels >>>= 1;
                counts[2 * ProbabilityBins.bin(p) + label]++;
                sums[(int)(p * RELIABILITY_BINS)] += p;
                // p where the pixel is pore, 1 − p where it is solid, without a branch
                final double likely = Math.abs(1 - label - (double)p);
                likelihood *= Math.min(Math.max(likely, LOG_LOSS_EPSILON), 1 - LOG_LOSS_EPSILON);
            }
            m_logLikelihood.add(Math.log(likelihood));
        }
        sums[RELIABILITY_BINS - 1] += sums[RELIABILITY_BINS];
        for (int i = 0; i < RELIABILITY_BINS; i++) {
            m_probabilitySums[i] += sums[i];
        }
    }

    private void keep(final float[] values, final long[] words) {
        final int kept = reserve(values.length);
        for (int i = 0; kept >= 0 && i < values.length; i++) {
            m_pixels[kept + i] = 2 * Float.floatToRawIntBits(values[i] + 0f) + (int)(words[i >> 6] >>> i & 1);
        }
    }

    /** @return where further pixels start in the array of pixels, now large enough; -1 if there are too many to keep */
    private int reserve(final int further) {
        final int kept = m_pixels == null ? -1 : m_pixels.length;
        m_pixels = kept < 0 || further > EXACT_PIXELS - kept ? null : Arrays.copyOf(m_pixels, kept + further);
        return m_pixels == null ? -1 : kept;
    }

    /**
     * Adds everything that another one has counted.
     *
     * @param other is not changed
     */
    public void merge(final ProbabilityStatistics other) {
        for (int i = 0; i < m_counts.length; i++) {
            m_counts[i] += other.m_counts[i];
        }
        for (int i = 0; i < RELIABILITY_BINS; i++) {
            m_probabilitySums[i] += other.m_probabilitySums[i];
        }
        m_logLikelihood.add(other.m_logLikelihood);
        final int kept = reserve(other.m_pixels == null ? EXACT_PIXELS + 1 : other.m_pixels.length);
        if (kept >= 0) {
            System.arraycopy(other.m_pixels, 0, m_pixels, kept, other.m_pixels.length);
        }
    }

    /** @return mean of −log(probability of the true class), natural logarithm; NaN without pixels */
    public double logLoss() {
        final long pixels = total(0) + total(1);
        return pixels == 0 ? Double.NaN : -m_logLikelihood.value() / pixels;
    }

    /**
     * The area under the precision-recall curve as average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over the thresholds in
     * descending order, without interpolation; equal probabilities are one step. (scikit-learn's
     * {@code average_precision_score}.)
     *
     * @return the area in [0, 1]; NaN if the reference has no pore
     */
    public double averagePrecision() {
        final long pores = total(1);
        if (pores == 0) {
            return Double.NaN;
        }
        return m_pixels == null ? averagePrecisionOfBins(pores) : averagePrecisionOfPixels(pores);
    }

    private double averagePrecisionOfPixels(final long pores) {
        final int[] ascending = m_pixels.clone();
        Arrays.sort(ascending);
        final CompensatedSum area = new CompensatedSum();
        long truePositives = 0;
        int first = ascending.length;
        while (first > 0) {
            final int probability = ascending[first - 1] >> 1;
            long found = 0;
            for (; first > 0 && ascending[first - 1] >> 1 == probability; first--) {
                found += ascending[first - 1] & 1;
            }
            truePositives += found;
            area.add((double)found / pores * truePositives / (ascending.length - first));
        }
        return area.value();
    }

    private double averagePrecisionOfBins(final long pores) {
        final CompensatedSum area = new CompensatedSum();
        long truePositives = 0;
        long called = 0;
        for (int bin = ProbabilityBins.COUNT - 1; bin >= 0; bin--) {
            final long found = m_counts[2 * bin + 1];
            called += found + m_counts[2 * bin];
            if (found > 0) {
                truePositives += found;
                area.add((double)found / pores * truePositives / called);
            }
        }
        return area.value();
    }

    /** @return at most 200 points of the precision-recall curve, spread over the recall; none without pore */
    public PrecisionRecallCurve precisionRecallCurve() {
        final long pores = total(1);
        final double[] recall = new double[CURVE_POINTS];
        final double[] precision = new double[CURVE_POINTS];
        int points = 0;
        long truePositives = 0;
        long called = 0;
        // the n-th point is the first one whose recall is at least n / (points − 1)
        for (int bin = ProbabilityBins.COUNT - 1; bin >= 0 && points < CURVE_POINTS; bin--) {
            final long found = m_counts[2 * bin + 1];
            called += found + m_counts[2 * bin];
            truePositives += found;
            if (found > 0 && (double)truePositives / pores * (CURVE_POINTS - 1) >= points) {
                recall[points] = (double)truePositives / pores;
                precision[points] = (double)truePositives / called;
                points++;
            }
        }
        return new PrecisionRecallCurve(Arrays.copyOf(recall, points), Arrays.copyOf(precision, points));
    }

    /**
     * @param thresholds ascending probabilities, each the lower edge of a bin, such as those of {@link ThresholdGrid}
     * @return exact confusion counts for "pore where the probability is at least the threshold", one a threshold
     * @throws IllegalArgumentException if a threshold is no bin edge, or they do not ascend
     */
    public List<PoreConfusion> confusions(final double[] thresholds) {
        final PoreConfusion[] confusions = new PoreConfusion[thresholds.length];
        final long pores = total(1);
        final long solids = total(0);
        long truePositives = 0;
        long falsePositives = 0;
        int bin = ProbabilityBins.COUNT - 1;
        for (int i = thresholds.length - 1; i >= 0; i--) {
            final int first = ProbabilityBins.bin((float)thresholds[i]);
            if (ProbabilityBins.lowerEdge(first) != thresholds[i] || first > bin + 1) {
                throw new IllegalArgumentException("Thresholds must ascend and be edges of bins, but number " + i
                    + " is " + thresholds[i]);
            }
            for (; bin >= first; bin--) {
                truePositives += m_counts[2 * bin + 1];
                falsePositives += m_counts[2 * bin];
            }
            confusions[i] =
                new PoreConfusion(truePositives, falsePositives, pores - truePositives, solids - falsePositives);
        }
        return List.of(confusions);
    }

    /** @return confidence against observed share of pore, in {@link #RELIABILITY_BINS} bins of equal width */
    public Reliability reliability() {
        final long[] count = new long[RELIABILITY_BINS];
        final long[] pores = new long[RELIABILITY_BINS];
        for (int bin = 0; bin < ProbabilityBins.COUNT; bin++) {
            // every edge k / 16 is an edge of these bins, too; exactly 1 belongs to the last one
            final int to = Math.min((int)(ProbabilityBins.lowerEdge(bin) * RELIABILITY_BINS), RELIABILITY_BINS - 1);
            count[to] += m_counts[2 * bin] + m_counts[2 * bin + 1];
            pores[to] += m_counts[2 * bin + 1];
        }
        final double[] confidence = new double[RELIABILITY_BINS];
        final double[] observed = new double[RELIABILITY_BINS];
        for (int i = 0; i < RELIABILITY_BINS; i++) {
            confidence[i] = count[i] == 0 ? Double.NaN : m_probabilitySums[i] / count[i];
            observed[i] = count[i] == 0 ? Double.NaN : (double)pores[i] / count[i];
        }
        return new Reliability(confidence, observed, count);
    }

    private long total(final int label) {
        long sum = 0;
        for (int i = label; i < m_counts.length; i += 2) {
            sum += m_counts[i];
        }
        return sum;
    }
}
