package org.poreseg.metrics;

import java.util.function.ToDoubleFunction;

/** The numbers of a row of scores, in the order of their columns: the one place that knows their names. */
public enum Metric {
    ACCURACY("Accuracy", "accuracy", "accuracy", s -> s.confusion().accuracy()),
    PRECISION("Precision", "precision", "precision", s -> s.confusion().precision()),
    RECALL("Recall", "recall", "recall", s -> s.confusion().recall()),
    LOGLOSS("Logloss", "logloss", "logloss", StackScores::logLoss),
    PR_AUC("PR-AUC", "PR-AUC", "prAuc", StackScores::prAuc),
    IOU("IoU", "IoU", "iou", s -> s.confusion().iou()),
    POROSITY("Porosity", "porosity", "porosity", s -> s.confusion().porosity()),
    REFERENCE_POROSITY("Reference porosity", "reference porosity", "referencePorosity",
        s -> s.confusion().referencePorosity()),
    OTSU_IOU("Otsu IoU", "Otsu IoU", "otsuIou", s -> iou(s.otsu())),
    BEST_THRESHOLD_IOU("Best threshold IoU", "best threshold IoU", "bestThresholdIou", s -> iou(s.bestGrey())),
    POROSITY_ERROR("Porosity error", "porosity error", "porosityError",
        s -> s.confusion().porosity() - s.confusion().referencePorosity()),
    CALIBRATION_ERROR("Calibration error", "calibration error", "ece",
        s -> s.reliability().expectedCalibrationError()),
    BEST_IOU("Best IoU", "best IoU", "bestIou", s -> s.plateau().bestIou()),
    BEST_THRESHOLD("Best threshold", "best threshold", "bestThreshold", s -> s.plateau().bestThreshold()),
    PLATEAU_LOW("Plateau low", "plateau low", "plateauLow", s -> s.plateau().low()),
    PLATEAU_HIGH("Plateau high", "plateau high", "plateauHigh", s -> s.plateau().high()),
    FN_WITHIN_1("FN within 1 px", "FN within 1 px", "fnWithin1", s -> s.borderErrors().falseNegativeShare(1)),
    FN_WITHIN_2("FN within 2 px", "FN within 2 px", "fnWithin2", s -> s.borderErrors().falseNegativeShare(2)),
    FN_WITHIN_3("FN within 3 px", "FN within 3 px", "fnWithin3", s -> s.borderErrors().falseNegativeShare(3)),
    FP_WITHIN_1("FP within 1 px", "FP within 1 px", "fpWithin1", s -> s.borderErrors().falsePositiveShare(1)),
    FP_WITHIN_2("FP within 2 px", "FP within 2 px", "fpWithin2", s -> s.borderErrors().falsePositiveShare(2)),
    FP_WITHIN_3("FP within 3 px", "FP within 3 px", "fpWithin3", s -> s.borderErrors().falsePositiveShare(3)),
    CONNECTED_POROSITY("Connected porosity", "connected porosity", "connectedPorosity",
        s -> s.connected().predictedShare()),
    REFERENCE_CONNECTED_POROSITY("Reference connected porosity", "reference connected porosity",
        "referenceConnectedPorosity", s -> s.connected().referenceShare()),
    CONNECTED_POROSITY_ERROR("Connected porosity error", "connected porosity error", "connectedPorosityError",
        s -> s.connected().predictedShare() - s.connected().referenceShare()),
    OTSU_THRESHOLD("Otsu grey threshold", "Otsu grey threshold", "otsuGreyThreshold", s -> value(s.otsu())),
    BEST_GREY_THRESHOLD("Best grey threshold", "best grey threshold", "bestGreyThreshold",
        s -> value(s.bestGrey()));

    private final String m_column;

    private final String m_csv;

    private final String m_json;

    private final ToDoubleFunction<StackScores> m_value;

    Metric(final String column, final String csv, final String json, final ToDoubleFunction<StackScores> value) {
        m_column = column;
        m_csv = csv;
        m_json = json;
        m_value = value;
    }

    /** @return the name of the table column */
    public String column() {
        return m_column;
    }

    /** @return the header in CSV files */
    public String csv() {
        return m_csv;
    }

    /** @return the key in the data of the page */
    public String json() {
        return m_json;
    }

    /** @return the number, NaN where there is none */
    public double of(final StackScores scores) {
        return m_value.applyAsDouble(scores);
    }

    private static double iou(final GreyThreshold threshold) {
        return threshold == null ? Double.NaN : threshold.iou();
    }

    private static double value(final GreyThreshold threshold) {
        return threshold == null ? Double.NaN : threshold.value();
    }
}
