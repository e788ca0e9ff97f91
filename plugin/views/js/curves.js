/* Metric against threshold with the plateau, precision against recall, reliability. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.curves = (() => {
    const {byId, options, format, isNumber, lineStyle, lineLegend, fileName, saveCsv, theme} = PoreSeg.ui;
    const METRICS = ["iou", "accuracy", "precision", "recall"];
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

    function create(data, selection) {
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
        const stackNames = data.stacks.map(one => one.name);
        const hidden = {models: new Set(), stacks: new Set()};
        options(metric, METRICS.map(key => [key, PoreSeg.metrics.of(key).label]), "iou");
        options(model, data.models.map(name => [name, name]));
        options(stack, stackNames.map(name => [name, name]));

        const names = () => mode.value === "models" ? data.models : stackNames;
        const isFocus = name => name === (mode.value === "models" ? selection.model : selection.stack);

        const isChosen = curve => mode.value === "models"
            ? curve.stack === selection.stack : curve.model === selection.model;

        /** The curves of the present choice that are not switched off; lines keep their colours. */
        function chosen(curves, points) {
            const byName = new Map(curves.filter(isChosen)
                .map(curve => [mode.value === "models" ? curve.model : curve.stack, curve]));
            return names().map((name, i) => ({name, style: lineStyle(i), bold: isFocus(name), curve: byName.get(name)}))
                .filter(line => line.curve && !hidden[mode.value].has(line.name))
                .map(({curve, ...line}) => ({...line, ...points(curve)}));
        }

        function drawThresholds() {
            const key = metric.value;
            const score = data.scores.find(row => row.model === selection.model && row.stack === selection.stack) || {};
            const hasPlateau = isNumber(score.plateauLow) && isNumber(score.plateauHigh);
            const series = chosen(data.thresholds, curve => ({x: curve.t, y: curve[key] || []}));
            charts.threshold.show({
                xLabel: "Threshold", yLabel: PoreSeg.metrics.of(key).label, series, xRange: UNIT,
                yRange: shareRange(series, full.checked), marks: [data.threshold], xDigits: 4,
                bands: hasPlateau ? [{from: score.plateauLow, to: score.plateauHigh, label: "plateau"}] : []
            });
            byId("plateau-text").textContent = hasPlateau
                ? `Plateau of ${selection.model} on ${selection.stack}: between the thresholds `
                    + `${format(score.plateauLow)} and ${format(score.plateauHigh)} the IoU stays within 1 % `
                    + "of its best"
                    + (isNumber(score.bestIou) ? ` (${format(score.bestIou)} at ${format(score.bestThreshold)})` : "")
                    + `. The dashed line is the threshold of the masks, ${format(data.threshold)}.`
                : "";
        }

        function draw() {
            const points = curve => ({x: curve.confidence, y: curve.observed, points: true});
            const series = chosen(data.prCurves, envelope);
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
            lineLegend(byId("curves-legend"), names(), hidden[mode.value], draw);
            draw();
        }

        function csvRows() {
            const curves = data.thresholds.filter(isChosen);
            return [["model", "stack", "threshold", ...METRICS], ...curves.flatMap(curve => curve.t.map((t, i) =>
                [curve.model, curve.stack, t, ...METRICS.map(key => (curve[key] || [])[i])]))];
        }

        mode.addEventListener("change", choose);
        model.addEventListener("change", () => selection.set(model.value, selection.stack));
        stack.addEventListener("change", () => selection.set(selection.model, stack.value));
        metric.addEventListener("change", drawThresholds);
        full.addEventListener("change", draw);
        byId("curves-csv").addEventListener("click", () => saveCsv(fileName("thresholds",
            mode.value === "models" ? selection.stack : selection.model) + ".csv", csvRows()));
        selection.onChange(choose);
        theme.onChange(choose);
        choose();
        return {charts};
    }

    return {create};
})();
