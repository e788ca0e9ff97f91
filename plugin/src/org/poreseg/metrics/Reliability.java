package org.poreseg.metrics;

/**
 * How far probabilities can be taken at their word: pixels in bins of equal width by their probability. A bin without
 * pixels has NaN for its confidence and its observed share.
 *
 * @param confidence mean probability in each bin
 * @param observed share of pore in each bin
 * @param count pixels in each bin
 */
public record Reliability(double[] confidence, double[] observed, long[] count) {

    /** @return mean of |confidence − observed| over all pixels (expected calibration error); NaN without pixels */
    public double expectedCalibrationError() {
        long pixels = 0;
        double sum = 0;
        for (int i = 0; i < count.length; i++) {
            if (count[i] > 0) {
                pixels += count[i];
                sum += count[i] * Math.abs(confidence[i] - observed[i]);
            }
        }
        return pixels == 0 ? Double.NaN : sum / pixels;
    }
}
