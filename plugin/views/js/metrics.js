/* What the page knows about each metric: its name, which way is better, and how many decimals to show. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.metrics = (() => {
    const metric = (label, better, digits = 3) => ({label, better, digits});

    /** better: 1 = higher, −1 = lower, 0 = neither. Order is that of the selectors. */
    const KNOWN = {
        iou: metric("IoU of pore", 1),
        accuracy: metric("Accuracy", 1),
        precision: metric("Precision", 1),
        recall: metric("Recall", 1),
        logloss: metric("Log loss", -1),
        prAuc: metric("PR-AUC", 1),
        porosity: metric("Porosity", 0),
        referencePorosity: metric("Reference porosity", 0),
        porosityError: metric("Porosity error", -1),
        otsuIou: metric("IoU, Otsu", 1),
        bestThresholdIou: metric("IoU, best single threshold", 1),
        ece: metric("Calibration error (ECE)", -1),
        bestIou: metric("Best IoU over thresholds", 1),
        bestThreshold: metric("Threshold of best IoU", 0),
        plateauLow: metric("Plateau from", 0),
        plateauHigh: metric("Plateau to", 0)
    };

    /** A metric that the page has no words for: its key in words; an error is better small. */
    function unknown(key) {
        const words = key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
        return metric(words.charAt(0).toUpperCase() + words.slice(1), /error|loss/i.test(key) ? -1 : 0);
    }

    const of = key => KNOWN[key] || unknown(key);

    /** @returns keys of the metrics that at least one row has, known ones first */
    function present(rows) {
        const found = new Set();
        for (const row of rows) {
            for (const [key, value] of Object.entries(row)) {
                if (PoreSeg.ui.isNumber(value)) {
                    found.add(key);
                }
            }
        }
        found.delete("stacks");
        return [...Object.keys(KNOWN).filter(key => found.has(key)), ...[...found].filter(key => !KNOWN[key]).sort()];
    }

    const direction = better =>
        better > 0 ? "higher is better" : better < 0 ? "lower is better" : "neither end is better";

    return {of, present, direction};
})();
