package org.poreseg.knime.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.poreseg.image.Palette;
import org.poreseg.knime.views.ScorerDocument;
import org.poreseg.metrics.Metric;
import org.poreseg.metrics.PrecisionRecallCurve;
import org.poreseg.metrics.ScoringResult;
import org.poreseg.metrics.ThresholdGrid;
import org.poreseg.metrics.ThresholdLevels;

/** Tells the scorer's page what it shows: the same for the view in KNIME and for the report on disk. */
public final class ScorerPage {

    private static final String TITLE = "Segmentation scores";

    /** Curves are drawn, not computed with. */
    private static final MathContext CURVE_DIGITS = new MathContext(6);

    private ScorerPage() {
    }

    /**
     * @param result the scores
     * @param masks how the masks were made, and the colours of errors
     * @param slices the slices to offer
     * @return the data of the page
     */
    public static ScorerDocument document(final ScoringResult result, final MaskStyle masks,
        final List<ScorerDocument.SegmentedSlice> slices) {
        return new ScorerDocument(TITLE, masks.masks(), masks.threshold(), metrics(),
            each(result.models(), model -> new ScorerDocument.Model(model.name(), model.rockTypes())),
            each(result.stacks(), stack -> new ScorerDocument.Stack(stack.name(), stack.rockType())),
            each(result.rows(), ScorerPage::score), each(result.summary(), ScorerPage::summary),
            each(Metric.ofSweep(), ScorerPage::key), ThresholdGrid.thresholds(),
            each(result.rows(), ScorerPage::sweep), each(result.rows(), ScorerPage::precisionRecall),
            each(result.rows(), ScorerPage::reliability), colours(masks.palette()),
            slices(masks.threshold(), slices));
    }

    /** @return what there is to know of all metrics, in the order of the tables */
    public static List<ScorerDocument.MetricInfo> metrics() {
        return each(List.of(Metric.values()), metric -> new ScorerDocument.MetricInfo(key(metric), metric.column(),
            metric.csv(), metric.unit().label(), metric.unit().digits(), metric.description(), metric.better().name(),
            metric.better().label(), each(metric.baselines(), ScorerPage::key)));
    }

    /**
     * @param metric a metric
     * @return under which values of it are given
     */
    public static String key(final Metric metric) {
        final String[] words = metric.name().toLowerCase(Locale.ROOT).split("_");
        return words[0] + Arrays.stream(words).skip(1)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
    }

    /**
     * @param chosen the palette to start with
     * @return the colours of pictures
     */
    public static ScorerDocument.Colours colours(final Palette chosen) {
        return new ScorerDocument.Colours(
            each(List.of(Palette.values()),
                palette -> new ScorerDocument.ErrorColours(palette.name(), palette.label(),
                    Palette.css(palette.falseNegative()), Palette.css(palette.falsePositive()))),
            chosen.name(), Arrays.stream(Palette.ramp()).mapToObj(Palette::css).toList());
    }

    /**
     * @param threshold the threshold of the predicted masks
     * @param slices the slices to offer, with levels of {@link ThresholdLevels#with} this threshold
     * @return what the page needs to show them
     */
    public static ScorerDocument.Slices slices(final double threshold,
        final List<ScorerDocument.SegmentedSlice> slices) {
        return new ScorerDocument.Slices(ThresholdLevels.with(threshold).thresholds(),
            each(Metric.ofCounts(), ScorerPage::key), slices);
    }

    private static ScorerDocument.Score score(final ScoringResult.Row row) {
        return new ScorerDocument.Score(row.model().name(), row.stack().name(), row.isOwnType(), row.scores().slices(),
            byKey(Metric.values(), metric -> metric.of(row.scores())));
    }

    private static ScorerDocument.Summary summary(final ScoringResult.Summary summary) {
        return new ScorerDocument.Summary(summary.model().name(), summary.scope().label(), summary.stacks(),
            byKey(Metric.values(), metric -> summary.values().get(metric)));
    }

    private static ScorerDocument.Sweep sweep(final ScoringResult.Row row) {
        return new ScorerDocument.Sweep(row.model().name(), row.stack().name(),
            byKey(Metric.ofSweep().toArray(Metric[]::new),
                metric -> rounded(row.scores().sweep().stream().mapToDouble(metric::of).toArray())));
    }

    private static ScorerDocument.PrecisionRecall precisionRecall(final ScoringResult.Row row) {
        final PrecisionRecallCurve curve = row.scores().curve();
        return new ScorerDocument.PrecisionRecall(row.model().name(), row.stack().name(), rounded(curve.recall()),
            rounded(curve.precision()));
    }

    private static ScorerDocument.Reliability reliability(final ScoringResult.Row row) {
        return new ScorerDocument.Reliability(row.model().name(), row.stack().name(),
            rounded(row.scores().reliability().confidence()), rounded(row.scores().reliability().observed()),
            row.scores().reliability().count());
    }

    private static <V> Map<String, V> byKey(final Metric[] metrics, final Function<Metric, V> value) {
        final Map<String, V> values = new LinkedHashMap<>();
        Stream.of(metrics).forEach(metric -> values.put(key(metric), value.apply(metric)));
        return values;
    }

    private static <A, B> List<B> each(final List<A> list, final Function<A, B> one) {
        return list.stream().map(one).toList();
    }

    private static double[] rounded(final double[] values) {
        return Arrays.stream(values).map(value -> Double.isNaN(value) ? value
            : new BigDecimal(value).round(CURVE_DIGITS).doubleValue()).toArray();
    }
}
