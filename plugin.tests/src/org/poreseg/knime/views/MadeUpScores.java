package org.poreseg.knime.views;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/**
 * Scores, curves and slices of the size of the paper's experiment (seven models, eleven stacks), made up at random, and
 * the numbers that the page must show, worked out here without the page's code. Slices: four for each of the first
 * stacks, by the first and the last model.
 */
final class MadeUpScores {

    static final String NASTY = "three </script><b>\"types\" & <!-- more";

    static final List<String> MODELS = List.of("carbonate", "soil", "sandstone", "carbonate + soil",
        "carbonate + sandstone", "soil + sandstone", NASTY);

    static final List<String> TYPES = List.of("carbonate", "soil", "sandstone");

    static final int THRESHOLDS = 101;

    /** One slice, with floating-point probabilities as a network gives them. */
    record TestSlice(int size, byte[] grey, float[] probability, boolean[] pore) {

        /** @return [true positives, false negatives, false positives, true negatives] */
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

    /** The page's JSON as records; absent numbers are null. */
    record Score(String model, String stack, String rockType, Double iou, Double logloss, Double prAuc,
        Double porosityError, Double otsuIou, Double bestThresholdIou, Double plateauLow, Double plateauHigh,
        Double bestIou, Double bestThreshold) {
    }

    private record Stack(String name, String rockType) {
    }

    private record Summary(String model, String scope, int stacks, double iou) {
    }

    private record ThresholdCurve(String model, String stack, double[] t, double[] accuracy, double[] precision,
        double[] recall, double[] iou) {
    }

    private record PrCurve(String model, String stack, double[] recall, double[] precision) {
    }

    private record Reliability(String model, String stack, double[] confidence, double[] observed, int[] count) {
    }

    private record Overlay(String id, String model, String stack, int slice, int width, int height, String greyId,
        String probabilityId, String referenceId) {
    }

    private record Data(String title, double threshold, List<String> models, List<Stack> stacks, List<Score> scores,
        List<Summary> summary, List<ThresholdCurve> thresholds, List<PrCurve> prCurves, List<Reliability> reliability,
        List<Overlay> overlays) {
    }

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private final Random m_random = new Random(7);

    private final List<Score> m_scores = new ArrayList<>();

    private final List<ThresholdCurve> m_thresholds = new ArrayList<>();

    private final List<PrCurve> m_prCurves = new ArrayList<>();

    private final List<Reliability> m_reliability = new ArrayList<>();

    private final List<Overlay> m_overlays = new ArrayList<>();

    private final Map<String, byte[]> m_images = new LinkedHashMap<>();

    private final Map<String, TestSlice> m_slices = new LinkedHashMap<>();

    private final int m_size;

    /**
     * @param size columns and rows of the slices
     * @param stacksWithSlices so many stacks have slices to look at
     */
    MadeUpScores(final int size, final int stacksWithSlices) throws IOException {
        m_size = size;
        for (final String model : MODELS) {
            for (final Stack stack : stacks()) {
                addCurves(model, stack);
            }
        }
        // one model could not be scored on one stack
        m_scores.set(0, new Score(MODELS.get(0), "carbonate 1", "carbonate", null, null, null, null, 0.5, 0.7, null,
            null, null, null));
        for (final Stack stack : stacks().subList(0, stacksWithSlices)) {
            for (int slice = 3; slice < 43; slice += 10) {
                addSlice(stack.name(), slice);
            }
        }
    }

    private static List<Stack> stacks() {
        return TYPES.stream().flatMap(type -> Stream.iterate(1, i -> i + 1).limit("sandstone".equals(type) ? 3 : 4)
            .map(i -> new Stack(type + " " + i, type))).toList();
    }

    private void addCurves(final String model, final Stack stack) {
        final double quality = 0.6 + 0.35 * m_random.nextDouble();
        final double[][] curves = new double[5][THRESHOLDS];
        for (int i = 0; i < THRESHOLDS; i++) {
            final double t = i / (THRESHOLDS - 1.0);
            curves[0][i] = t;
            for (int metric = 1; metric < curves.length; metric++) {
                curves[metric][i] = quality * (1 - 0.2 * metric * (t - 0.5) * (t - 0.5));
            }
        }
        m_thresholds
            .add(new ThresholdCurve(model, stack.name(), curves[0], curves[1], curves[2], curves[3], curves[4]));
        m_prCurves.add(new PrCurve(model, stack.name(), curves[0], curves[1]));
        m_reliability.add(new Reliability(model, stack.name(), new double[]{0.1, 0.5, 0.9},
            new double[]{0.2, quality / 2, quality}, new int[]{5, 6, 7}));
        m_scores.add(new Score(model, stack.name(), stack.rockType(), curves[4][50], m_random.nextDouble(), quality,
            m_random.nextDouble() - 0.6, 0.4 + 0.01 * stack.name().length(), 0.7, 0.25, 0.625, quality, 0.5));
    }

    private void addSlice(final String stack, final int slice) throws IOException {
        final int pixels = m_size * m_size;
        final byte[] grey = new byte[pixels];
        m_random.nextBytes(grey);
        final boolean[] pore = new boolean[pixels];
        final byte[] reference = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            pore[i] = Math.sin(i % m_size / 9.0) * Math.cos(i / m_size / 7.0) > 0.3;
            reference[i] = (byte)(pore[i] ? 255 : 0);
        }
        final String name = stack + "/" + slice;
        m_images.put("grey " + name, GreyPng.encode(m_size, m_size, grey));
        m_images.put("reference " + name, GreyPng.encode(m_size, m_size, reference));
        for (final String model : List.of(MODELS.get(0), NASTY)) {
            final float[] probability = new float[pixels];
            final byte[] bytes = new byte[pixels];
            for (int i = 0; i < pixels; i++) {
                final double certain = 0.35 * m_random.nextGaussian() + (pore[i] ? 0.8 : 0.2);
                // many exact ties at thresholds that the slider has
                probability[i] = (float)Math.max(0, Math.min(1, i % 3 == 0 ? Math.round(certain * 8) / 8.0 : certain));
                bytes[i] = GreyPng.probability(probability[i]);
            }
            final String id = model + " " + name;
            m_images.put(id, GreyPng.encode(m_size, m_size, bytes));
            m_slices.put(id, new TestSlice(m_size, grey, probability, pore));
            m_overlays.add(new Overlay(id, model, stack, slice, m_size, m_size, "grey " + name, id,
                "reference " + name));
        }
    }

    String json() {
        final List<Summary> summary = MODELS.stream().flatMap(model -> Stream.of(
            new Summary(model, "own type", 4, 0.91), new Summary(model, "other types", 7, 0.62),
            new Summary(model, "all types", 11, 0.73), new Summary(model, "all pixels", 11, 0.74))).toList();
        return GSON.toJson(new Data("Made up: " + NASTY, 0.5, MODELS, stacks(), m_scores, summary, m_thresholds,
            m_prCurves, m_reliability, m_overlays));
    }

    void write(final Path file) throws IOException {
        StandaloneReport.write(file, ViewPage.SCORER, json(), writer -> {
            for (final String id : m_images.keySet()) {
                writer.image(id, image(id));
            }
        });
    }

    /** @return data URL of an image */
    String image(final String id) {
        return GreyPng.dataUrl(m_images.get(id));
    }

    List<String> imageIds() {
        return List.copyOf(m_images.keySet());
    }

    TestSlice slice(final String model, final String stack, final int slice) {
        return m_slices.get(model + " " + stack + "/" + slice);
    }

    Score score(final String model, final String stack) {
        return m_scores.stream().filter(score -> score.model().equals(model) && score.stack().equals(stack)).findFirst()
            .orElseThrow();
    }

    List<Score> scores() {
        return m_scores;
    }

    double thresholdIou(final String model, final String stack, final int index) {
        return m_thresholds.stream()
            .filter(curve -> curve.model().equals(model) && curve.stack().equals(stack)).findFirst()
            .orElseThrow().iou()[index];
    }
}
