package org.poreseg.knime.views;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.poreseg.image.Mask;
import org.poreseg.image.Palette;
import org.poreseg.image.ProbabilityMap;
import org.poreseg.knime.report.PageSlices;
import org.poreseg.knime.report.ScorerPage;
import org.poreseg.knime.tables.ModelSlice;
import org.poreseg.knime.tables.SliceKey;
import org.poreseg.knime.tables.StackKey;
import org.poreseg.knime.views.ScorerDocument.Model;
import org.poreseg.knime.views.ScorerDocument.PrecisionRecall;
import org.poreseg.knime.views.ScorerDocument.Reliability;
import org.poreseg.knime.views.ScorerDocument.Score;
import org.poreseg.knime.views.ScorerDocument.Stack;
import org.poreseg.knime.views.ScorerDocument.Summary;
import org.poreseg.knime.views.ScorerDocument.Sweep;
import org.poreseg.metrics.Metric;
import org.poreseg.metrics.ThresholdLevels;

/**
 * Scores, curves and slices of the size of the paper's experiment (seven models, eleven stacks), made up at random, and
 * the numbers that the page must show, worked out here without the page's code. Slices: four for each of the first
 * stacks, by the first and the last model.
 */
final class MadeUpScores {

    static final String NASTY = "three </script><b>\"types\" & <!-- more";

    /** A rock type with a plus sign is one type. */
    static final String PLUS = "quartz + clay, \"old\"";

    static final List<Model> MODELS = List.of(new Model("carbonate", List.of("carbonate")),
        new Model("soil", List.of("soil")), new Model("quartz", List.of(PLUS)),
        new Model("carbonate + soil", List.of("carbonate", "soil")),
        new Model("carbonate + quartz", List.of("carbonate", PLUS)),
        new Model("soil + quartz", List.of("soil", PLUS)), new Model(NASTY, List.of("carbonate", "soil", PLUS)));

    static final List<String> TYPES = List.of("carbonate", "soil", PLUS);

    static final int THRESHOLDS = 101;

    /** One slice, with floating-point probabilities as a network gives them. */
    record TestSlice(int width, int height, byte[] grey, float[] probability, boolean[] pore) {

        /** @return [true positives, false negatives, false positives, true negatives] of all pixels */
        long[] counts(final double threshold) {
            final long[] counts = new long[4];
            for (int i = 0; i < pore.length; i++) {
                final boolean predicted = probability[i] >= threshold;
                counts[pore[i] ? predicted ? 0 : 1 : predicted ? 2 : 3]++;
            }
            return counts;
        }

        double iou(final double threshold) {
            final long[] counts = counts(threshold);
            return counts[0] / (double)(counts[0] + counts[1] + counts[2]);
        }
    }

    private final Random m_random = new Random(7);

    private final List<Score> m_scores = new ArrayList<>();

    private final List<Sweep> m_sweeps = new ArrayList<>();

    private final List<PrecisionRecall> m_precisionRecall = new ArrayList<>();

    private final List<Reliability> m_reliability = new ArrayList<>();

    private final Map<String, String> m_parts = new LinkedHashMap<>();

    private final Map<String, TestSlice> m_slices = new LinkedHashMap<>();

    private final PageSlices m_pageSlices;

    private final double m_threshold;

    private final int m_width;

    private final int m_height;

    /**
     * @param width columns of the slices
     * @param height rows of the slices
     * @param threshold the threshold of the masks
     * @param stacksWithSlices so many stacks have slices to look at
     */
    MadeUpScores(final int width, final int height, final double threshold, final int stacksWithSlices)
        throws IOException {
        m_width = width;
        m_height = height;
        m_threshold = threshold;
        m_pageSlices = new PageSlices(ThresholdLevels.with(threshold), this::addPart);
        for (final Model model : MODELS) {
            for (final Stack stack : stacks()) {
                addCurves(model, stack);
            }
        }
        // one model could not be scored on one stack
        final Score first = m_scores.get(0);
        m_scores.set(0, new Score(first.model(), first.stack(), true, 4,
            values(Map.of(Metric.OTSU_IOU, 0.5, Metric.BEST_THRESHOLD_IOU, 0.7))));
        for (final Stack stack : stacks().subList(0, stacksWithSlices)) {
            for (int slice = 3; slice < 43; slice += 10) {
                addSlice(stack.name(), slice);
            }
        }
    }

    private String addPart(final String json) {
        final String id = "part " + m_parts.size();
        m_parts.put(id, json);
        return id;
    }

    static List<Stack> stacks() {
        return TYPES.stream().flatMap(type -> Stream.iterate(1, i -> i + 1).limit(PLUS.equals(type) ? 3 : 4)
            .map(i -> new Stack(type + " " + i, type))).toList();
    }

    private static Map<String, Double> values(final Map<Metric, Double> given) {
        final Map<String, Double> values = new LinkedHashMap<>();
        for (final Metric metric : Metric.values()) {
            values.put(ScorerPage.key(metric), given.getOrDefault(metric, Double.NaN));
        }
        return values;
    }

    private static double[] thresholds() {
        final double[] thresholds = new double[THRESHOLDS];
        Arrays.setAll(thresholds, i -> i / (THRESHOLDS - 1.0));
        return thresholds;
    }

    private void addCurves(final Model model, final Stack stack) {
        final double quality = 0.6 + 0.35 * m_random.nextDouble();
        final Map<String, double[]> sweep = new LinkedHashMap<>();
        for (final Metric metric : Metric.ofSweep()) {
            final double steepness = 0.2 * (1 + metric.ordinal() % 4);
            sweep.put(ScorerPage.key(metric), Arrays.stream(thresholds())
                .map(t -> quality * (1 - steepness * (t - 0.5) * (t - 0.5))).toArray());
        }
        m_sweeps.add(new Sweep(model.name(), stack.name(), sweep));
        m_precisionRecall.add(
            new PrecisionRecall(model.name(), stack.name(), thresholds(), sweep.get(ScorerPage.key(Metric.ACCURACY))));
        m_reliability.add(new Reliability(model.name(), stack.name(), new double[]{0.1, 0.5, 0.9},
            new double[]{0.2, quality / 2, quality}, new long[]{5, 6, 7}));
        m_scores.add(new Score(model.name(), stack.name(), model.rockTypes().contains(stack.rockType()), 4,
            values(Map.of(Metric.IOU, quality, Metric.LOGLOSS, m_random.nextDouble(), Metric.PR_AUC, quality,
                Metric.POROSITY_ERROR, m_random.nextDouble() - 0.6, Metric.OTSU_IOU,
                0.4 + 0.01 * stack.name().length(), Metric.BEST_THRESHOLD_IOU, 0.7, Metric.PLATEAU_LOW, 0.25,
                Metric.PLATEAU_HIGH, 0.625, Metric.BEST_IOU, quality, Metric.BEST_THRESHOLD, 0.5))));
    }

    private void addSlice(final String stack, final int slice) throws IOException {
        final int pixels = m_width * m_height;
        final byte[] grey = new byte[pixels];
        m_random.nextBytes(grey);
        final boolean[] pore = new boolean[pixels];
        final Mask reference = new Mask(m_width, m_height);
        for (int i = 0; i < pixels; i++) {
            pore[i] = Math.sin(i % m_width / 9.0) * Math.cos(i / m_width / 7.0) > 0.3;
            if (pore[i]) {
                reference.setPore(i);
            }
        }
        for (final String model : List.of(MODELS.get(0).name(), NASTY)) {
            final float[] probability = new float[pixels];
            for (int i = 0; i < pixels; i++) {
                final double certain = 0.35 * m_random.nextGaussian() + (pore[i] ? 0.8 : 0.2);
                // many exact ties at thresholds that the slider has
                probability[i] = (float)Math.max(0, Math.min(1, i % 3 == 0 ? Math.round(certain * 8) / 8.0 : certain));
            }
            m_slices.put(model + " " + stack + "/" + slice, new TestSlice(m_width, m_height, grey, probability, pore));
            m_pageSlices.add(new ModelSlice(model, new SliceKey(new StackKey(stack), slice)),
                new ProbabilityMap(m_width, m_height, probability), grey, reference);
        }
    }

    ScorerDocument document() {
        final List<Summary> summary = MODELS.stream().map(Model::name).flatMap(model -> Stream.of(
            new Summary(model, "own type", 4, values(Map.of(Metric.IOU, 0.91))),
            new Summary(model, "other types", 7, values(Map.of(Metric.IOU, 0.62))),
            new Summary(model, "all types", 11, values(Map.of(Metric.IOU, 0.73))),
            new Summary(model, "all pixels", 11, values(Map.of(Metric.IOU, 0.74))))).toList();
        return new ScorerDocument("Made up: " + NASTY, "masks at the threshold " + m_threshold, m_threshold,
            ScorerPage.metrics(), MODELS, stacks(), m_scores, summary,
            Metric.ofSweep().stream().map(ScorerPage::key).toList(), thresholds(), m_sweeps, m_precisionRecall,
            m_reliability, ScorerPage.colours(Palette.BLUE_RED),
            ScorerPage.slices(m_threshold, m_pageSlices.slices()));
    }

    String json() {
        return PageJson.of(document());
    }

    void write(final Path file) throws IOException {
        StandaloneReport.write(file, ViewPage.SCORER, json(), writer -> {
            for (final Map.Entry<String, String> part : m_parts.entrySet()) {
                writer.part(part.getKey(), part.getValue());
            }
        });
    }

    /** @return the parts as JSON, by id */
    Map<String, String> parts() {
        return m_parts;
    }

    TestSlice slice(final String model, final String stack, final int slice) {
        return m_slices.get(model + " " + stack + "/" + slice);
    }

    List<Score> scores() {
        return m_scores;
    }

    /** @return a score, NaN where there is none */
    static double value(final Score score, final Metric metric) {
        return score.values().get(ScorerPage.key(metric));
    }

    double thresholdIou(final String model, final String stack, final int index) {
        return m_sweeps.stream().filter(curve -> curve.model().equals(model) && curve.stack().equals(stack))
            .findFirst().orElseThrow().values().get(ScorerPage.key(Metric.IOU))[index];
    }
}
