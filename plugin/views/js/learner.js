/* The learner page: curves of every model against step, epoch or time. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

(() => {
    const {byId, element, options} = PoreSeg.dom;
    const {format, isNumber, count} = PoreSeg.numbers;
    const {files, lines, theme} = PoreSeg;
    const {heading, start} = PoreSeg.page;
    const AXES = ["step", "epoch", "seconds"];
    const DOTTED = [2, 4];
    /** Up to so many values are marked with points. */
    const FEW = 50;

    /** Each chart: the quantities that it shows, and how; the second one is dotted. */
    const CHARTS = [
        {keys: ["loss"], noisy: true},
        {title: "Terms of the loss", keys: ["crossEntropy", "jaccard"], noisy: true,
            note: ([solid, dotted]) => `Solid: ${solid}. Dotted: ${dotted}, before it is multiplied by α.`},
        {keys: ["validationIou"]},
        {keys: ["validationLoss"]},
        {keys: ["rate"], yLog: true}
    ];

    const has = (model, key) => model.values[key].some(isNumber);

    function last(values) {
        const numbers = values.filter(isNumber);
        return numbers.length ? numbers[numbers.length - 1] : null;
    }

    /** Exponential moving average of the values that there are, without a bias towards the first. */
    function smooth(values, share) {
        let sum = 0;
        let weight = 0;
        return values.map(value => {
            if (!isNumber(value)) {
                return value;
            }
            sum = share * sum + (1 - share) * value;
            weight = share * weight + (1 - share);
            return sum / weight;
        });
    }

    function modelsTable(models, quantities) {
        const text = (key, value) => format(value, quantities.get(key).digits);
        const titles = ["Steps", "Epochs", "Time (s)", "Last loss", "Best validation IoU", "at step"];
        const rows = models.map(({name, values}) => {
            const ious = values.validationIou;
            const best = ious.reduce((b, value, i) => isNumber(value) && (b < 0 || value > ious[b]) ? i : b, -1);
            const cells = [...["step", "epoch", "seconds", "loss"].map(key => text(key, last(values[key]))),
                text("validationIou", best < 0 ? null : ious[best]), text("step", best < 0 ? null : values.step[best])];
            return element("tr", {}, element("th", {scope: "row"}, name),
                ...cells.map(cell => element("td", {}, cell)));
        });
        byId("models-table").replaceChildren(
            element("thead", {}, element("tr", {}, element("th", {scope: "col", className: "text"}, "Model"),
                ...titles.map(title => element("th", {scope: "col"}, title)))),
            element("tbody", {}, ...rows));
    }

    /** The columns of the node's table. */
    function csvRows(models, quantities) {
        const keys = [...quantities.keys()];
        return [["Model", ...[...quantities.values()].map(({label}) => label)], ...models.flatMap(({name, values}) =>
            values.epoch.map((unused, i) => [name, ...keys.map(key => values[key][i])]))];
    }

    /** The charts that have something to show. */
    function createCharts(models, quantities) {
        byId("charts").classList.add("columns");
        return CHARTS.filter(({keys}) => keys.some(key => models.some(model => has(model, key)))).map(chart => {
            const container = element("div");
            const labels = chart.keys.map(key => quantities.get(key).label);
            const title = chart.title ?? labels[0];
            byId("charts").append(element("div", {}, element("h2", {}, title),
                element("p", {className: "note"}, chart.note ? chart.note(labels) : ""), container));
            return {...chart, title, view: PoreSeg.chart.create(container, title)};
        });
    }

    start(async data => {
        const {models} = data;
        const quantities = new Map(data.quantities.map(quantity => [quantity.key, quantity]));
        heading(data.title, count(models.length, "model"));
        const axis = byId("x-axis");
        const smoothing = byId("smoothing");
        const hidden = new Set();
        const charts = createCharts(models, quantities);
        options(axis, AXES.filter(key => models.some(model => has(model, key)))
            .map(key => [key, quantities.get(key).label.toLowerCase()]));

        function line(chart, model, i, key, k) {
            const style = lines.style(i);
            const values = model.values[key];
            return {name: chart.keys.length > 1 ? `${model.name}, ${quantities.get(key).label}` : model.name,
                x: model.values[axis.value], y: chart.noisy ? smooth(values, Number(smoothing.value)) : values,
                style: k === 0 ? style : {...style, dash: DOTTED}, points: values.filter(isNumber).length <= FEW};
        }

        function draw() {
            byId("smoothing-text").textContent = format(Number(smoothing.value), 2);
            if (models.length === 0) {
                return;
            }
            const x = quantities.get(axis.value);
            for (const chart of charts) {
                const series = models.flatMap((model, i) => hidden.has(model.name) ? []
                    : chart.keys.map((key, k) => line(chart, model, i, key, k)));
                chart.view.show({xLabel: x.label, yLabel: chart.title, series, yLog: chart.yLog,
                    digits: quantities.get(chart.keys[0]).digits, xText: value => format(value, x.digits)});
            }
        }

        function drawAll() {
            lines.legend(byId("legend"), models.map(model => model.name), hidden, draw);
            draw();
        }

        axis.addEventListener("change", draw);
        smoothing.addEventListener("input", draw);
        theme.onChange(drawAll);
        byId("curves-csv").addEventListener("click",
            () => files.saveCsv("learning_curves.csv", csvRows(models, quantities)));
        modelsTable(models, quantities);
        drawAll();
    });
})();
