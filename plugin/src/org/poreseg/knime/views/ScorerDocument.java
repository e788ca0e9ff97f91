package org.poreseg.knime.views;

import java.util.List;
import java.util.Map;

/**
 * What the scorer's page is told: everything that it shows but the pictures, which it asks for one by one. Scores are
 * given by the keys of {@link MetricInfo}, in the units that it names. Numbers that do not exist are NaN.
 *
 * @param title the heading of the page
 * @param masks how the masks were made that the scores are of, in words
 * @param threshold the threshold of the predicted masks, in [0, 1], one of the thresholds of slices
 * @param metrics what there is to know of each score, in the order of the tables
 * @param models the models, in order
 * @param stacks the stacks, in order
 * @param scores a model on a stack each, by model, then by stack
 * @param summary a model over several stacks each, by model, then by scope
 * @param sweepMetrics keys of the metrics of {@link Sweep}, in order
 * @param sweepThresholds the thresholds of {@link Sweep}, ascending, strictly between 0 and 1
 * @param sweeps metrics against the threshold, for each of the scores
 * @param precisionRecall precision against recall, for each of the scores
 * @param reliability the calibration, for each of the scores
 * @param colours the colours of pictures
 * @param slices the slices that can be looked at
 */
public record ScorerDocument(String title, String masks, double threshold, List<MetricInfo> metrics, List<Model> models,
    List<Stack> stacks, List<Score> scores, List<Summary> summary, List<String> sweepMetrics, double[] sweepThresholds,
    List<Sweep> sweeps, List<PrecisionRecall> precisionRecall, List<Reliability> reliability, Colours colours,
    Slices slices) {

    /**
     * What there is to know of a score.
     *
     * @param key under which values of it are given
     * @param label its name, as in the tables of the node
     * @param csv its name in CSV files, as in those of the report
     * @param unit what it is measured in; empty for shares, which lie in [0, 1], their differences in [−1, 1]
     * @param digits digits behind the point that are worth showing
     * @param description what it is, in a sentence
     * @param better which values are better: HIGHER, LOWER, NEARER_TO_ZERO or NEITHER
     * @param betterLabel the same in words
     * @param baselines keys of the metrics to hold it against, which are the same for every model; possibly none
     */
    public record MetricInfo(String key, String label, String csv, String unit, int digits, String description,
        String better, String betterLabel, List<String> baselines) {
    }

    /**
     * A model.
     *
     * @param name its name, unique
     * @param rockTypes the rock types that it was trained on, possibly none
     */
    public record Model(String name, List<String> rockTypes) {
    }

    /**
     * A stack.
     *
     * @param name its name, unique
     * @param rockType its rock type, {@code null} if unknown
     */
    public record Stack(String name, String rockType) {
    }

    /**
     * The scores of a model on a stack.
     *
     * @param model the model's name
     * @param stack the stack's name
     * @param ownType whether the model was trained on the rock type of the stack
     * @param slices how many slices were scored
     * @param values all metrics by key
     */
    public record Score(String model, String stack, boolean ownType, int slices, Map<String, Double> values) {
    }

    /**
     * The scores of a model over several stacks.
     *
     * @param model the model's name
     * @param scope which stacks, in words
     * @param stacks how many stacks
     * @param values all metrics by key
     */
    public record Summary(String model, String scope, int stacks, Map<String, Double> values) {
    }

    /**
     * Metrics of a model on a stack against the threshold.
     *
     * @param model the model's name
     * @param stack the stack's name
     * @param values by key of a metric, a value a threshold; six significant digits
     */
    public record Sweep(String model, String stack, Map<String, double[]> values) {
    }

    /**
     * Precision of a model on a stack against recall.
     *
     * @param model the model's name
     * @param stack the stack's name
     * @param recall ascending, in [0, 1]; six significant digits
     * @param precision in [0, 1], as many
     */
    public record PrecisionRecall(String model, String stack, double[] recall, double[] precision) {
    }

    /**
     * How far the probabilities of a model on a stack can be taken at their word, in bins of equal width.
     *
     * @param model the model's name
     * @param stack the stack's name
     * @param confidence mean probability in each bin, in [0, 1]
     * @param observed share of pore in each bin, in [0, 1]
     * @param count pixels in each bin
     */
    public record Reliability(String model, String stack, double[] confidence, double[] observed, long[] count) {
    }

    /**
     * The colours of pictures, as #rrggbb.
     *
     * @param errors the palettes to choose from
     * @param chosen key of the palette to start with
     * @param ramp colours of numbers from low to high, evenly spaced, to be interpolated between
     */
    public record Colours(List<ErrorColours> errors, String chosen, List<String> ramp) {
    }

    /**
     * Colours of errors.
     *
     * @param key the palette's key
     * @param label its name
     * @param falseNegative of pore that was missed
     * @param falsePositive of solid that was taken for pore
     */
    public record ErrorColours(String key, String label, String falseNegative, String falsePositive) {
    }

    /**
     * The slices that can be looked at.
     *
     * @param thresholds the thresholds to look at them at, ascending, at most 255, in [0, 1]
     * @param metrics keys of the metrics to show for a slice
     * @param list the slices, each by each model
     */
    public record Slices(double[] thresholds, List<String> metrics, List<SegmentedSlice> list) {
    }

    /**
     * A slice that a model segmented. Its pictures show every {@code scale}-th row and column, beginning with the first.
     *
     * @param id unique among the slices
     * @param model the model's name
     * @param stack the stack's name
     * @param slice its index in the stack, from 0
     * @param width its columns
     * @param height its rows
     * @param scale 1 or more; 1 where the pictures show every pixel
     * @param grey id of the part that is the picture of the grey values
     * @param reference id of the part that is the picture of the reference mask: 255 pore, 0 solid
     * @param segmentation id of the part that is its {@link Segmentation}
     */
    public record SegmentedSlice(String id, String model, String stack, int slice, int width, int height, int scale,
        String grey, String reference, String segmentation) {

        /** @return ids of the parts that are needed to show it */
        public List<String> parts() {
            return List.of(grey, reference, segmentation);
        }
    }

    /**
     * A part that the page asks for: what a model made of a slice. The level of a pixel is the number of thresholds of
     * {@link Slices} that its probability reaches, so it is pore at the n-th of them (from 1) if its level is at least n.
     *
     * @param levels picture of the levels, a data URL
     * @param pore how many pixels of the whole slice that are pore in the reference have level 0, 1, …
     * @param solid how many pixels of the whole slice that are solid in the reference have level 0, 1, …
     */
    public record Segmentation(String levels, long[] pore, long[] solid) {
    }
}
