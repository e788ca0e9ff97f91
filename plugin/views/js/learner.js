/* The learner page: curves of every model against step, epoch or time. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

(() => {
    const {byId, element, options, format, isNumber, lineStyle, lineLegend, saveCsv, start, theme} = PoreSeg.ui;
    const AXES = {step: "Step", epoch: "Epoch", seconds: "Seconds"};
    const FIELDS = ["epoch", "step", "seconds", "rate", "loss", "crossEntropy", "jaccard", "validationLoss",
        "validationIou"];
    const DOTTED = [2, 4];
    /** Up to so many values are marked with points. */
    const FEW = 50;

    /** Each chart: title, what it shows (field, and a word where there are two), and how. */
    const CHARTS = [
        {title: "Loss", fields: [["loss", ""]], noisy: true},
        {title: "Terms of the loss", fields: [["crossEntropy", "cross-entropy"], ["jaccard", "Jaccard"]], noisy: true,
            note: "Solid: cross-entropy. Dotted: Jaccard term, before it is multiplied by α."},
        {title: "Validation IoU of pore", fields: [["validationIou", ""]]},
        {title: "Validation loss", fields: [["validationLoss", ""]]},
        {title: "Learning rate", fields: [["rate", ""]], yLog: true}
    ];

    const has = (model, field) => (model[field] || []).some(isNumber);

    function last(values) {
        const numbers = (values || []).filter(isNumber);
        return numbers.length ? numbers[numbers.length - 1] : null;
    }

    /** Exponential moving average of the values that there are, without a bias towards the first. */
    function smooth(values, share) {
        let sum = 0;
        let weight = 0;
        return (values || []).map(value => {
            if (!isNumber(value)) {
                return value;
            }
            sum = share * sum + (1 - share) * value;
            weight = share * weight + (1 - share);
            return sum / weight;
        });
    }

    function modelsTable(models) {
        const titles = ["Steps", "Epochs", "Time (s)", "Last loss", "Best validation IoU", "at step"];
        const rows = models.map(model => {
            const ious = model.validationIou || [];
            const best = ious.reduce((b, value, i) => isNumber(value) && (b < 0 || value > ious[b]) ? i : b, -1);
            return element("tr", {}, element("th", {scope: "row"}, model.name),
                ...[format(last(model.step), 0), format(last(model.epoch), 0), format(last(model.seconds), 1),
                    format(last(model.loss), 4), format(ious[best], 4), format((model.step || [])[best], 0)]
                    .map(text => element("td", {}, text)));
        });
        byId("models-table").replaceChildren(
            element("thead", {}, element("tr", {}, element("th", {scope: "col", className: "text"}, "Model"),
                ...titles.map(title => element("th", {scope: "col"}, title)))),
            element("tbody", {}, ...rows));
    }

    function csvRows(models) {
        return [["model", ...FIELDS], ...models.flatMap(model =>
            (model.loss || []).map((unused, i) => [model.name, ...FIELDS.map(field => (model[field] || [])[i])]))];
    }

    start(async data => {
        const models = data.models || [];
        const title = data.title || "Learning curves";
        document.title = title;
        byId("title").textContent = title;
        byId("subtitle").textContent = `${models.length} model${models.length === 1 ? "" : "s"}`;
        const axis = byId("x-axis");
        const smoothing = byId("smoothing");
        options(axis, Object.entries(AXES).filter(([key]) => models.some(model => has(model, key)))
            .map(([key, text]) => [key, text.toLowerCase()]));
        const hidden = new Set();
        const charts = CHARTS.filter(chart => chart.fields.some(([field]) => models.some(model => has(model, field))))
            .map(chart => {
                const container = element("div");
                byId("charts").append(element("div", {}, element("h2", {}, chart.title),
                    element("p", {className: "note"}, chart.note || ""), container));
                return {...chart, view: PoreSeg.chart.create(container, chart.title)};
            });
        byId("charts").classList.add("columns");

        function series(chart) {
            return models.flatMap((model, i) => hidden.has(model.name) ? [] : chart.fields.map(([field, word], f) => {
                const style = lineStyle(i);
                const points = (model[field] || []).filter(isNumber).length <= FEW;
                return {name: word ? `${model.name}, ${word}` : model.name, x: model[axis.value],
                    y: chart.noisy ? smooth(model[field], Number(smoothing.value)) : model[field],
                    style: f === 0 ? style : {...style, dash: DOTTED}, points};
            }));
        }

        function draw() {
            byId("smoothing-text").textContent = format(Number(smoothing.value), 2);
            for (const chart of charts) {
                chart.view.show({xLabel: AXES[axis.value], yLabel: chart.title, series: series(chart), yLog: chart.yLog,
                    digits: 4, xDigits: axis.value === "seconds" ? 1 : 0});
            }
        }

        function drawAll() {
            lineLegend(byId("legend"), models.map(model => model.name), hidden, draw);
            draw();
        }

        axis.addEventListener("change", draw);
        smoothing.addEventListener("input", draw);
        theme.onChange(drawAll);
        byId("curves-csv").addEventListener("click", () => saveCsv("learning_curves.csv", csvRows(models)));
        modelsTable(models);
        drawAll();
    });
})();
