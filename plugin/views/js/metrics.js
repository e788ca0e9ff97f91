/* What the page knows about each metric: its name, which values are better, and how many decimals to show. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.metrics = (() => {
    /** What is better: how good a value is (null where no value is better than another), and that in words. */
    const HIGH = {goodness: value => value, text: "higher is better"};
    const LOW = {goodness: value => -value, text: "lower is better"};
    const ZERO = {goodness: value => -Math.abs(value), text: "nearer to zero is better"};
    const NEITHER = {goodness: () => null, text: "neither end is better"};

    const metric = (label, better, digits = 3) => ({label, ...better, digits});

    /** In the order of the selectors. */
    const KNOWN = {
        iou: metric("IoU of pore", HIGH),
        accuracy: metric("Accuracy", HIGH),
        precision: metric("Precision", HIGH),
        recall: metric("Recall", HIGH),
        logloss: metric("Log loss", LOW),
        prAuc: metric("PR-AUC", HIGH),
        porosity: metric("Porosity", NEITHER),
        referencePorosity: metric("Reference porosity", NEITHER),
        porosityError: metric("Porosity error", ZERO),
        connectedPorosity: metric("Connected porosity", NEITHER),
        referenceConnectedPorosity: metric("Reference connected porosity", NEITHER),
        connectedPorosityError: metric("Connected porosity error", ZERO),
        otsuIou: metric("IoU, Otsu", HIGH),
        bestThresholdIou: metric("IoU, best single threshold", HIGH),
        ece: metric("Calibration error (ECE)", LOW),
        bestIou: metric("Best IoU over thresholds", HIGH),
        bestThreshold: metric("Threshold of best IoU", NEITHER, 4),
        plateauLow: metric("Plateau from", NEITHER, 4),
        plateauHigh: metric("Plateau to", NEITHER, 4),
        fnWithin1: metric("Missed pore within 1 px of a border", NEITHER),
        fnWithin2: metric("Missed pore within 2 px of a border", NEITHER),
        fnWithin3: metric("Missed pore within 3 px of a border", NEITHER),
        fpWithin1: metric("Invented pore within 1 px of a border", NEITHER),
        fpWithin2: metric("Invented pore within 2 px of a border", NEITHER),
        fpWithin3: metric("Invented pore within 3 px of a border", NEITHER),
        otsuGreyThreshold: metric("Grey threshold, Otsu", NEITHER, 1),
        bestGreyThreshold: metric("Grey threshold, best single", NEITHER, 1),
        slices: metric("Slices", NEITHER, 0)
    };

    /** A metric that the page has no words for: its key in words. */
    function unknown(key) {
        const words = key.replace(/([a-z])([A-Z0-9])/g, "$1 $2").toLowerCase();
        return metric(words.charAt(0).toUpperCase() + words.slice(1), NEITHER);
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

    return {of, present};
})();
