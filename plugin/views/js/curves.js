/* Metric against threshold with the plateau, precision against recall, reliability. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.curves = (() => {
    const {byId, options} = PoreSeg.dom;
    const {isNumber, threshold: thresholdText} = PoreSeg.numbers;
    const {files, lines, theme} = PoreSeg;
    const UNIT = [0, 1];

    /** The axis of a share: all of [0, 1], or from the tenth below the smallest value. */
    function shareRange(series, full) {
        const values = series.flatMap(line => line.y).filter(isNumber);
        if (full || values.length === 0) {
            return [0, 1.02];
        }
        return [Math.floor(Math.min(...values) * 10) / 10, 1.02];
    }

    /** One precision a recall, the best: a line can be drawn through that. */
    function envelope(curve) {
        const best = new Map();
        curve.recall.forEach((recall, i) => {
            const precision = curve.precision[i];
            if (isNumber(recall) && isNumber(precision) && !(best.get(recall) >= precision)) {
                best.set(recall, precision);
            }
        });
        return {x: [...best.keys()], y: [...best.values()]};
    }

    /** What the plateau of a score says; empty where it has none. */
    function plateauText(score, metrics) {
        const text = key => metrics.of(key).text(score.values[key]);
        return `Plateau of ${score.model} on ${score.stack}: between the thresholds ${text("plateauLow")} and `
            + `${text("plateauHigh")} the IoU stays within 1 % of its best (${text("bestIou")} at `
            + `${text("bestThreshold")}).`;
    }

    function create(data, metrics, selection) {
        const mode = byId("curves-mode");
        const model = byId("curves-model");
        const stack = byId("curves-stack");
        const metric = byId("curves-metric");
        const full = byId("curves-full");
        const charts = {
            threshold: PoreSeg.chart.create(byId("threshold-chart"), "Metric against threshold"),
            pr: PoreSeg.chart.create(byId("pr-chart"), "Precision against recall"),
            reliability: PoreSeg.chart.create(byId("reliability-chart"), "Reliability")
        };
        const modelNames = data.models.map(one => one.name);
        const stackNames = data.stacks.map(one => one.name);
        const thresholds = data.sweepThresholds;
        const hidden = {models: new Set(), stacks: new Set()};
        options(metric, data.sweepMetrics.map(key => [key, metrics.of(key).label]), "iou");
        options(model, modelNames.map(name => [name, name]));
        options(stack, stackNames.map(name => [name, name]));

        const names = () => mode.value === "models" ? modelNames : stackNames;
        const isFocus = name => name === (mode.value === "models" ? selection.model : selection.stack);

        const isChosen = curve => mode.value === "models"
            ? curve.stack === selection.stack : curve.model === selection.model;

        /** The curves of the present choice that are not switched off; lines keep their colours. */
        function chosen(curves, points) {
            const byName = new Map(curves.filter(isChosen)
                .map(curve => [mode.value === "models" ? curve.model : curve.stack, curve]));
            return names()
                .map((name, i) => ({name, style: lines.style(i), bold: isFocus(name), curve: byName.get(name)}))
                .filter(line => line.curve && !hidden[mode.value].has(line.name))
                .map(({curve, ...line}) => ({...line, ...points(curve)}));
        }

        function drawThresholds() {
            const {key, axis} = metrics.of(metric.value);
            const score = data.scores.find(row => row.model === selection.model && row.stack === selection.stack);
            const {plateauLow: from, plateauHigh: to} = score ? score.values : {};
            const hasPlateau = isNumber(from) && isNumber(to);
            const series = chosen(data.sweeps, curve => ({x: thresholds, y: curve.values[key]}));
            charts.threshold.show({
                xLabel: "Threshold", yLabel: axis, series, xRange: UNIT, yRange: shareRange(series, full.checked),
                marks: [data.threshold], xText: thresholdText, bands: hasPlateau ? [{from, to, label: "plateau"}] : []
            });
            byId("plateau-text").textContent = (hasPlateau ? `${plateauText(score, metrics)} ` : "")
                + `The dashed line is the threshold ${thresholdText(data.threshold)}.`;
        }

        function draw() {
            const points = curve => ({x: curve.confidence, y: curve.observed, points: true});
            const series = chosen(data.precisionRecall, envelope);
            charts.pr.show({xLabel: "Recall", yLabel: "Precision", series, xRange: UNIT,
                yRange: shareRange(series, full.checked)});
            charts.reliability.show({
                xLabel: "Probability of pore", yLabel: "Share that is pore", xRange: UNIT, yRange: [0, 1.02],
                diagonal: true, series: chosen(data.reliability, points)
            });
            drawThresholds();
        }

        function choose() {
            model.value = selection.model;
            stack.value = selection.stack;
            lines.legend(byId("curves-legend"), names(), hidden[mode.value], draw);
            draw();
        }

        function csvRows() {
            const keys = data.sweepMetrics;
            return [["model", "stack", "threshold", ...keys.map(key => metrics.of(key).csv)],
                ...data.sweeps.filter(isChosen).flatMap(curve => thresholds.map((t, i) =>
                    [curve.model, curve.stack, t, ...keys.map(key => curve.values[key][i])]))];
        }

        mode.addEventListener("change", choose);
        model.addEventListener("change", () => selection.set(model.value, selection.stack));
        stack.addEventListener("change", () => selection.set(selection.model, stack.value));
        metric.addEventListener("change", drawThresholds);
        full.addEventListener("change", draw);
        byId("curves-csv").addEventListener("click", () => files.saveCsv(files.name("thresholds",
            mode.value === "models" ? selection.stack : selection.model) + ".csv", csvRows()));
        selection.onChange(choose);
        theme.onChange(choose);
        choose();
        return {charts};
    }

    return {create};
})();
