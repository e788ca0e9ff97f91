/* The scores as tables: the summary, and all of them; both also as CSV files like those of the report. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.tables = (() => {
    const {byId, element} = PoreSeg.dom;
    const {isNumber, format} = PoreSeg.numbers;
    const {saveCsv} = PoreSeg.files;

    function head(texts, numbers, shown) {
        const column = (text, properties) => element("th", {scope: "col", ...properties}, text);
        return element("thead", {}, element("tr", {}, ...texts.map(text => column(text, {className: "text"})),
            ...numbers.map(text => column(text, {})),
            ...shown.map(metric => column(metric.label, {title: metric.tip}))));
    }

    /** The best value of each metric within each scope. */
    function bestOf(rows, shown) {
        const best = new Map();
        for (const row of rows) {
            for (const {key, goodness} of shown.filter(metric => isNumber(row.values[metric.key]))) {
                const at = JSON.stringify([row.scope, key]);
                best.set(at, Math.max(best.get(at) ?? -Infinity, goodness(row.values[key]) ?? -Infinity));
            }
        }
        return (row, {key, goodness, isBaseline}) => {
            const good = !isBaseline && isNumber(row.values[key]) ? goodness(row.values[key]) : null;
            return good !== null && good === best.get(JSON.stringify([row.scope, key]));
        };
    }

    function summary(data, metrics) {
        const rows = data.summary;
        byId("summary").hidden = rows.length === 0;
        const shown = metrics.present(rows);
        const isBest = bestOf(rows, shown);
        const lines = rows.map((row, i) => {
            const isFirst = i === 0 || rows[i - 1].model !== row.model;
            return element("tr", {className: isFirst ? "group" : ""},
                element("th", {scope: "row"}, isFirst ? row.model : ""), element("td", {className: "text"}, row.scope),
                element("td", {}, format(row.stacks, 0)), ...shown.map(metric => element("td",
                    {className: isBest(row, metric) ? "best" : ""}, metric.text(row.values[metric.key]))));
        });
        byId("summary-table").replaceChildren(head(["Model", "Scope"], ["Stacks"], shown),
            element("tbody", {}, ...lines));
        byId("summary-csv").addEventListener("click", () => saveCsv("summary.csv",
            [["model", "scope", "stacks", ...shown.map(metric => metric.csv)],
                ...rows.map(row => [row.model, row.scope, row.stacks, ...shown.map(({key}) => row.values[key])])]));
    }

    function allScores(data, metrics) {
        const shown = metrics.present(data.scores);
        const rockTypes = new Map(data.stacks.map(stack => [stack.name, stack.rockType]));
        const lines = data.scores.map(row => element("tr", {}, element("th", {scope: "row"}, row.model),
            element("td", {className: "text"}, row.stack),
            element("td", {className: "text"}, rockTypes.get(row.stack) ?? ""),
            element("td", {}, format(row.slices, 0)),
            ...shown.map(metric => element("td", {}, metric.text(row.values[metric.key])))));
        byId("all-scores-table").replaceChildren(head(["Model", "Stack", "Rock type"], ["Slices"], shown),
            element("tbody", {}, ...lines));
        byId("scores-csv").addEventListener("click", () => saveCsv("scores.csv",
            [["model", "stack", "rock type", ...shown.map(metric => metric.csv), "slices"],
                ...data.scores.map(row => [row.model, row.stack, rockTypes.get(row.stack),
                    ...shown.map(({key}) => row.values[key]), row.slices])]));
    }

    function create(data, metrics) {
        summary(data, metrics);
        allScores(data, metrics);
    }

    return {create};
})();
