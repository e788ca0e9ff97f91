/* The pixels of a slice: counts and pictures at any threshold, without the page. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.overlay = (() => {
    /** Probabilities come as whole numbers v with v / 256 ≤ p < (v + 1) / 256 (255: up to 1). */
    const LEVELS = 256;

    const PALETTES = {
        paper: {falseNegative: [0, 60, 255], falsePositive: [235, 0, 0]},
        safe: {falseNegative: [86, 180, 233], falsePositive: [230, 120, 0]}
    };

    /** Memory order red, green, blue, opaque on the little-endian machines that browsers run on. */
    const pack = (r, g, b) => (0xff000000 | b << 16 | g << 8 | r) >>> 0;

    const blend = (grey, colour, opacity) =>
        pack(...colour.map(value => Math.round(grey + opacity * (value - grey))));

    const table = colourOf => Uint32Array.from({length: LEVELS}, (unused, value) => colourOf(value));
    const GREYS = table(value => pack(value, value, value));
    const BLACK = pack(0, 0, 0);
    const WHITE = pack(255, 255, 255);

    /** At or above this value a pixel's probability is at least the threshold; from 1 to 256. */
    const level = threshold => Math.max(1, Math.min(LEVELS, Math.ceil(LEVELS * threshold)));

    /** How many pixels have at least each value, for one class of the reference. */
    function atLeast(histogram) {
        const counts = new Float64Array(LEVELS + 1);
        for (let value = LEVELS - 1; value >= 0; value--) {
            counts[value] = counts[value + 1] + histogram[value];
        }
        return counts;
    }

    /** A slice with its grey values, probabilities and reference (0 or not), one byte a pixel each. */
    class Slice {
        constructor(width, height, grey, probability, reference) {
            Object.assign(this, {width, height, grey, probability, reference});
            const pore = new Float64Array(LEVELS);
            const solid = new Float64Array(LEVELS);
            for (let i = 0; i < reference.length; i++) {
                (reference[i] ? pore : solid)[probability[i]]++;
            }
            this.pore = atLeast(pore);
            this.solid = atLeast(solid);
        }

        /** Pixels of each outcome where pore means: value at or above the level. */
        counts(k) {
            const tp = this.pore[k];
            const fp = this.solid[k];
            return {tp, fp, fn: this.pore[0] - tp, tn: this.solid[0] - fp};
        }

        /** Writes a picture of the slice into pixels (one Uint32 a pixel). */
        paint(view, k, opacity, paletteName, pixels) {
            PAINTERS[view](this, k, opacity, PALETTES[paletteName], pixels);
        }
    }

    const PAINTERS = {
        overlay(slice, k, opacity, palette, pixels) {
            const {grey, probability, reference} = slice;
            const missed = table(value => blend(value, palette.falseNegative, opacity));
            const invented = table(value => blend(value, palette.falsePositive, opacity));
            for (let i = 0; i < pixels.length; i++) {
                const predicted = probability[i] >= k;
                const colours = predicted === (reference[i] !== 0) ? GREYS : predicted ? invented : missed;
                pixels[i] = colours[grey[i]];
            }
        },
        grey(slice, k, opacity, palette, pixels) {
            for (let i = 0; i < pixels.length; i++) {
                pixels[i] = GREYS[slice.grey[i]];
            }
        },
        probability(slice, k, opacity, palette, pixels) {
            const colours = table(value => pack(...PoreSeg.scores.cividis(value / (LEVELS - 1))));
            for (let i = 0; i < pixels.length; i++) {
                pixels[i] = colours[slice.probability[i]];
            }
        },
        mask(slice, k, opacity, palette, pixels) {
            for (let i = 0; i < pixels.length; i++) {
                pixels[i] = slice.probability[i] >= k ? WHITE : BLACK;
            }
        },
        reference(slice, k, opacity, palette, pixels) {
            for (let i = 0; i < pixels.length; i++) {
                pixels[i] = slice.reference[i] ? WHITE : BLACK;
            }
        }
    };

    const share = (part, whole) => whole > 0 ? part / whole : null;

    /** The scores of one slice; null where a score is not defined. */
    function scores({tp, fp, fn, tn}) {
        const all = tp + fp + fn + tn;
        return {iou: share(tp, tp + fp + fn), precision: share(tp, tp + fp), recall: share(tp, tp + fn),
            accuracy: share(tp + tn, all), porosity: share(tp + fp, all), referencePorosity: share(tp + fn, all)};
    }

    return {Slice, scores, level, LEVELS, PALETTES};
})();
