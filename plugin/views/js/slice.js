/* A slice that a model segmented: its pixels, and how many of each outcome there are at every threshold. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.slice = (() => {
    /** How many pixels have at least each level: one more than there are levels. */
    function atLeast(histogram) {
        const counts = new Array(histogram.length + 1).fill(0);
        for (let level = histogram.length - 1; level >= 0; level--) {
            counts[level] = counts[level + 1] + histogram[level];
        }
        return counts;
    }

    /**
     * The pictures show every scale-th row and column, one byte a pixel: grey values, levels of the probability (how
     * many thresholds it reaches), reference (0 or not). The counts, by level, are those of all pixels.
     */
    class Slice {
        constructor(info, pictures, segmentation) {
            Object.assign(this, pictures);
            this.info = info;
            this.pore = atLeast(segmentation.pore);
            this.solid = atLeast(segmentation.solid);
        }

        /** Pixels of each outcome where pore means: level n or higher. */
        counts(n) {
            const tp = this.pore[n];
            const fp = this.solid[n];
            return {tp, fp, fn: this.pore[0] - tp, tn: this.solid[0] - fp};
        }
    }

    const share = (part, whole) => whole > 0 ? part / whole : null;

    /** The metrics of counts, by key; null where one is not defined. */
    function metrics({tp, fp, fn, tn}) {
        const all = tp + fp + fn + tn;
        return {iou: share(tp, tp + fp + fn), precision: share(tp, tp + fp), recall: share(tp, tp + fn),
            accuracy: share(tp + tn, all), porosity: share(tp + fp, all), referencePorosity: share(tp + fn, all)};
    }

    return {Slice, metrics};
})();
