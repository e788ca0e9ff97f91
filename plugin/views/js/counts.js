/* The numbers of one slice at one threshold, and at all of them as CSV. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.counts = (() => {
    const {byId, element} = PoreSeg.dom;
    const {thousands} = PoreSeg.numbers;
    const OUTCOMES = [["tp", "Pore, found", "TP"], ["fn", "Pore, missed", "FN"],
        ["fp", "Solid, taken for pore", "FP"], ["tn", "Solid, found", "TN"]];

    /**
     * @param table the element for the numbers
     * @param shown the metrics to show
     */
    function create(table, shown) {
        const row = (id, title, note, tip) => element("tr", {title: tip}, element("th", {scope: "row"}, title),
            element("td", {}, note), element("td", {id}));

        /** Empties the table. */
        function clear() {
            table.replaceChildren(element("tbody", {},
                ...OUTCOMES.map(([key, title, short]) => row(`count-${key}`, title, short, "")),
                ...shown.map(({key, label, tip}) => row(`slice-${key}`, label, "", tip))));
        }

        function show(slice, n) {
            const counts = slice.counts(n);
            const values = PoreSeg.slice.metrics(counts);
            OUTCOMES.forEach(([key]) => {
                byId(`count-${key}`).textContent = thousands(counts[key]);
            });
            shown.forEach(metric => {
                byId(`slice-${metric.key}`).textContent = metric.text(values[metric.key]);
            });
        }

        /** @returns a row for each threshold */
        function csvRows(slice, thresholds) {
            const {model, stack, slice: index} = slice.info;
            const keys = OUTCOMES.map(([key]) => key);
            return [["model", "stack", "slice", "threshold", ...OUTCOMES.map(([, , short]) => short),
                ...shown.map(({csv}) => csv)],
            ...thresholds.map((threshold, i) => {
                const counts = slice.counts(i + 1);
                const values = PoreSeg.slice.metrics(counts);
                return [model, stack, index, threshold, ...keys.map(key => counts[key]),
                    ...shown.map(({key}) => values[key])];
            })];
        }

        clear();
        return {clear, show, csvRows};
    }

    return {create};
})();
