package org.poreseg.metrics;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The numbers of a row of scores, in the order of their columns: the one place that knows what they are called, what
 * they mean and which values are better.
 */
public enum Metric {
    ACCURACY("Accuracy", "accuracy", Better.HIGHER, "Share of all pixels whose class is right.",
        PoreConfusion::accuracy),
    PRECISION("Precision", "precision", Better.HIGHER, "Share of the predicted pore that is pore.",
        PoreConfusion::precision),
    RECALL("Recall", "recall", Better.HIGHER, "Share of the pore that was found.", PoreConfusion::recall),
    LOGLOSS("Logloss", "logloss", Unit.NATS, Better.LOWER,
        "Mean negative logarithm of the probability that the model gave to the right class.", StackScores::logLoss),
    PR_AUC("PR-AUC", "PR-AUC", Unit.SHARE, Better.HIGHER,
        "Area under the precision-recall curve (average precision): how well the probabilities sort the pixels.",
        StackScores::prAuc),
    IOU("IoU", "IoU", Better.HIGHER, "Intersection over union of the predicted and the true pore.",
        PoreConfusion::iou),
    POROSITY("Porosity", "porosity", Better.NEITHER, "Share of all pixels that are predicted to be pore.",
        PoreConfusion::porosity),
    REFERENCE_POROSITY("Reference porosity", "reference porosity", Better.NEITHER,
        "Share of all pixels that are pore in the reference masks.", PoreConfusion::referencePorosity),
    OTSU_IOU("Otsu IoU", "Otsu IoU", Unit.SHARE, Better.HIGHER,
        "IoU of Otsu's threshold on the grey values of the stack.", s -> iou(s.otsu())),
    BEST_THRESHOLD_IOU("Best threshold IoU", "best threshold IoU", Unit.SHARE, Better.HIGHER,
        "IoU of the one grey threshold that fits the reference masks of the stack best, found with them in hand.",
        s -> iou(s.bestGrey())),
    POROSITY_ERROR("Porosity error", "porosity error", Unit.SHARE, Better.NEARER_TO_ZERO,
        "Porosity less reference porosity.", s -> s.confusion().porosity() - s.confusion().referencePorosity()),
    CALIBRATION_ERROR("Calibration error", "calibration error", Unit.SHARE, Better.LOWER,
        "Expected calibration error: mean distance between the probabilities and the shares of pore that have them.",
        s -> s.reliability().expectedCalibrationError()),
    BEST_IOU("Best IoU", "best IoU", Unit.SHARE, Better.HIGHER, "The best IoU at any threshold on the probabilities.",
        s -> s.plateau().bestIou()),
    BEST_THRESHOLD("Best threshold", "best threshold", Unit.PROBABILITY, Better.NEITHER,
        "The threshold on the probabilities that gives the best IoU.", s -> s.plateau().bestThreshold()),
    PLATEAU_LOW("Plateau low", "plateau low", Unit.PROBABILITY, Better.NEITHER,
        "Smallest threshold of the plateau, on which the IoU stays within 1 % of the best.", s -> s.plateau().low()),
    PLATEAU_HIGH("Plateau high", "plateau high", Unit.PROBABILITY, Better.NEITHER,
        "Greatest threshold of the plateau, on which the IoU stays within 1 % of the best.", s -> s.plateau().high()),
    FN_WITHIN_1("FN within 1 px", "FN within 1 px", Unit.SHARE, Better.NEITHER, Texts.falseNegatives(1),
        s -> s.borderErrors().falseNegativeShare(1)),
    FN_WITHIN_2("FN within 2 px", "FN within 2 px", Unit.SHARE, Better.NEITHER, Texts.falseNegatives(2),
        s -> s.borderErrors().falseNegativeShare(2)),
    FN_WITHIN_3("FN within 3 px", "FN within 3 px", Unit.SHARE, Better.NEITHER, Texts.falseNegatives(3),
        s -> s.borderErrors().falseNegativeShare(3)),
    FP_WITHIN_1("FP within 1 px", "FP within 1 px", Unit.SHARE, Better.NEITHER, Texts.falsePositives(1),
        s -> s.borderErrors().falsePositiveShare(1)),
    FP_WITHIN_2("FP within 2 px", "FP within 2 px", Unit.SHARE, Better.NEITHER, Texts.falsePositives(2),
        s -> s.borderErrors().falsePositiveShare(2)),
    FP_WITHIN_3("FP within 3 px", "FP within 3 px", Unit.SHARE, Better.NEITHER, Texts.falsePositives(3),
        s -> s.borderErrors().falsePositiveShare(3)),
    CONNECTED_POROSITY("Connected porosity", "connected porosity", Unit.SHARE, Better.NEITHER,
        "Share of all pixels that lie in the largest connected predicted pore of their slice.",
        s -> s.connected().predictedShare()),
    REFERENCE_CONNECTED_POROSITY("Reference connected porosity", "reference connected porosity", Unit.SHARE,
        Better.NEITHER, "Share of all pixels that lie in the largest connected pore of their reference mask.",
        s -> s.connected().referenceShare()),
    CONNECTED_POROSITY_ERROR("Connected porosity error", "connected porosity error", Unit.SHARE,
        Better.NEARER_TO_ZERO, "Connected porosity less reference connected porosity.",
        s -> s.connected().predictedShare() - s.connected().referenceShare()),
    OTSU_THRESHOLD("Otsu grey threshold", "Otsu grey threshold", Unit.GREY, Better.NEITHER,
        "Otsu's threshold on the grey values of the stack.", s -> value(s.otsu())),
    BEST_GREY_THRESHOLD("Best grey threshold", "best grey threshold", Unit.GREY, Better.NEITHER,
        "The one grey threshold that fits the reference masks of the stack best.", s -> value(s.bestGrey()));

    /** What a number is measured in. */
    public enum Unit {
        /** A share of pixels, from 0 to 1; differences of shares from −1 to 1. */
        SHARE("", 3),
        /** Natural logarithms of probabilities. */
        NATS("nats", 3),
        /** A threshold on probabilities, from 0 to 1. */
        PROBABILITY("probability", 4),
        /** Grey values of the slices. */
        GREY("grey value", 1);

        private final String m_label;

        private final int m_digits;

        Unit(final String label, final int digits) {
            m_label = label;
            m_digits = digits;
        }

        /** @return the unit's name, empty for shares */
        public String label() {
            return m_label;
        }

        /** @return digits behind the point that are worth showing */
        public int digits() {
            return m_digits;
        }
    }

    /** Which values are better. */
    public enum Better {
        HIGHER("higher is better"),
        LOWER("lower is better"),
        NEARER_TO_ZERO("nearer to zero is better"),
        NEITHER("neither end is better");

        private final String m_label;

        Better(final String label) {
            m_label = label;
        }

        /** @return the same in words */
        public String label() {
            return m_label;
        }
    }

    private static final class Texts {

        static String falseNegatives(final int pixels) {
            return "Share of the false negatives that lie within " + pixels + " px of solid in the reference.";
        }

        static String falsePositives(final int pixels) {
            return "Share of the false positives that lie within " + pixels + " px of pore in the reference.";
        }
    }

    private final String m_column;

    private final String m_csv;

    private final Unit m_unit;

    private final Better m_better;

    private final String m_description;

    private final ToDoubleFunction<StackScores> m_value;

    private final Optional<ToDoubleFunction<PoreConfusion>> m_ofCounts;

    Metric(final String column, final String csv, final Better better, final String description,
        final ToDoubleFunction<PoreConfusion> ofCounts) {
        this(column, csv, Unit.SHARE, better, description, s -> ofCounts.applyAsDouble(s.confusion()),
            Optional.of(ofCounts));
    }

    Metric(final String column, final String csv, final Unit unit, final Better better, final String description,
        final ToDoubleFunction<StackScores> value) {
        this(column, csv, unit, better, description, value, Optional.empty());
    }

    Metric(final String column, final String csv, final Unit unit, final Better better, final String description,
        final ToDoubleFunction<StackScores> value, final Optional<ToDoubleFunction<PoreConfusion>> ofCounts) {
        m_column = column;
        m_csv = csv;
        m_unit = unit;
        m_better = better;
        m_description = description;
        m_value = value;
        m_ofCounts = ofCounts;
    }

    /** @return the name of the table column, and what pages call it */
    public String column() {
        return m_column;
    }

    /** @return the header in CSV files */
    public String csv() {
        return m_csv;
    }

    /** @return what the number is measured in */
    public Unit unit() {
        return m_unit;
    }

    /** @return which values are better */
    public Better better() {
        return m_better;
    }

    /** @return what the number is, in a sentence */
    public String description() {
        return m_description;
    }

    /** @return the metrics of a simple threshold or of the reference to hold this one against, possibly none */
    public List<Metric> baselines() {
        return switch (this) {
            case IOU -> List.of(OTSU_IOU, BEST_THRESHOLD_IOU);
            case POROSITY -> List.of(REFERENCE_POROSITY);
            case CONNECTED_POROSITY -> List.of(REFERENCE_CONNECTED_POROSITY);
            default -> List.of();
        };
    }

    /** @return the number, NaN where there is none */
    public double of(final StackScores scores) {
        return m_value.applyAsDouble(scores);
    }

    /** @return the metrics that counts of pixels alone give, in order */
    public static List<Metric> ofCounts() {
        return Stream.of(values()).filter(metric -> metric.m_ofCounts.isPresent()).toList();
    }

    /** @return those of them that a threshold changes, in order */
    public static List<Metric> ofSweep() {
        return ofCounts().stream().filter(metric -> metric != REFERENCE_POROSITY).toList();
    }

    /**
     * @param counts counts of pixels
     * @return the number, NaN where there is none
     * @throws java.util.NoSuchElementException if the metric is not one of {@link #ofCounts()}
     */
    public double of(final PoreConfusion counts) {
        return m_ofCounts.orElseThrow().applyAsDouble(counts);
    }

    private static double iou(final GreyThreshold threshold) {
        return threshold == null ? Double.NaN : threshold.iou();
    }

    private static double value(final GreyThreshold threshold) {
        return threshold == null ? Double.NaN : threshold.value();
    }
}
