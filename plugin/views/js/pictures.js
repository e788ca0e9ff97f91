/* Pictures of a slice at any threshold. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.pictures = (() => {
    const GREY_VALUES = 256;
    /** What there is to see: [key, title]. */
    const VIEWS = [["overlay", "Errors on grey values"], ["grey", "Grey values"],
        ["probability", "Probability of pore"], ["mask", "Mask at the threshold"], ["reference", "Reference mask"]];

    /** Memory order red, green, blue, opaque on the little-endian machines that browsers run on. */
    const pack = ([r, g, b]) => (0xff000000 | b << 16 | g << 8 | r) >>> 0;

    const table = colourOf => Uint32Array.from({length: GREY_VALUES}, (unused, value) => pack(colourOf(value)));
    const GREYS = table(value => [value, value, value]);
    const BLACK = GREYS[0];
    const WHITE = GREYS[GREY_VALUES - 1];

    /** A colour over all grey values. */
    const over = (colour, opacity) =>
        table(grey => colour.map(value => Math.round(grey + opacity * (value - grey))));

    const PAINTERS = {
        overlay(slice, {n, opacity, falseNegative, falsePositive}, pixels) {
            const {grey, levels, reference} = slice;
            const missed = over(falseNegative, opacity);
            const invented = over(falsePositive, opacity);
            for (let i = 0; i < pixels.length; i++) {
                const predicted = levels[i] >= n;
                const colours = predicted === (reference[i] !== 0) ? GREYS : predicted ? invented : missed;
                pixels[i] = colours[grey[i]];
            }
        },
        grey(slice, look, pixels) {
            for (let i = 0; i < pixels.length; i++) {
                pixels[i] = GREYS[slice.grey[i]];
            }
        },
        probability(slice, {levelColours}, pixels) {
            for (let i = 0; i < pixels.length; i++) {
                pixels[i] = levelColours[slice.levels[i]];
            }
        },
        mask(slice, {n}, pixels) {
            for (let i = 0; i < pixels.length; i++) {
                pixels[i] = slice.levels[i] >= n ? WHITE : BLACK;
            }
        },
        reference(slice, look, pixels) {
            for (let i = 0; i < pixels.length; i++) {
                pixels[i] = slice.reference[i] ? WHITE : BLACK;
            }
        }
    };

    /** Colours of levels: of the lowest probability of each, and of 1 for the highest. */
    const levelColours = (thresholds, colourAt) =>
        Uint32Array.from([0, ...thresholds.slice(0, -1), 1], probability => pack(colourAt(probability)));

    /**
     * Draws a view of a slice into a canvas. look: {n, opacity, falseNegative, falsePositive, levelColours}, colours as
     * [red, green, blue]; pore means level n or higher.
     */
    function paint(canvas, view, slice, look) {
        const {columns, rows} = slice;
        if (canvas.width !== columns || canvas.height !== rows) {
            canvas.width = columns;
            canvas.height = rows;
        }
        const context = canvas.getContext("2d", {willReadFrequently: true});
        const image = context.createImageData(columns, rows);
        PAINTERS[view](slice, look, new Uint32Array(image.data.buffer));
        context.putImageData(image, 0, 0);
    }

    /** Empties a canvas. */
    const clear = canvas => canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);

    return {VIEWS, paint, clear, levelColours};
})();
