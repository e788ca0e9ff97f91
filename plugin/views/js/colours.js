/* Colours as numbers. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.colours = (() => {
    /** @returns [red, green, blue] of #rrggbb */
    const parse = css => [1, 3, 5].map(at => parseInt(css.slice(at, at + 2), 16));

    const css = colour => `rgb(${colour.join(",")})`;

    /** @returns a function from a share in [0, 1] to [red, green, blue], between evenly spaced colours */
    function ramp(list) {
        const stops = list.map(parse);
        return share => {
            const position = Math.max(0, Math.min(1, share)) * (stops.length - 1);
            const low = Math.min(Math.floor(position), stops.length - 2);
            return stops[low].map((value, c) => Math.round(value + (position - low) * (stops[low + 1][c] - value)));
        };
    }

    /** @returns whether black text reads better on the colour than white */
    const isBright = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b > 115;

    return {parse, css, ramp, isBright};
})();
