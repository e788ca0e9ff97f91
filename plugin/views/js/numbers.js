/* Numbers as text. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.numbers = (() => {
    const NONE = "–";
    /** Nearer to 0 or 1 than this, what counts is the distance. */
    const TAIL = 0.01;

    const isNumber = value => typeof value === "number" && Number.isFinite(value);

    /** @returns the number with so many decimals, or a dash where there is none */
    const format = (value, digits = 3) => isNumber(value) ? value.toFixed(digits).replace("-", "−") : NONE;

    const thousands = value => isNumber(value) ? value.toLocaleString("en-GB") : NONE;

    /** Two digits that count; with a power of ten where there would be many zeros. */
    const small = value => (value > 0 && value < 0.001 ? value.toExponential(1) : String(Number(value.toPrecision(2))))
        .replace("-", "−");

    /** @returns a threshold on probabilities; near 1 as a distance to it, as 1 − 9.5e−7 */
    function threshold(value) {
        if (!isNumber(value)) {
            return NONE;
        } else if (value < TAIL) {
            return small(value);
        } else if (value < 1 && value > 1 - TAIL) {
            return `1 − ${small(1 - value)}`;
        }
        return String(Number(value.toFixed(4)));
    }

    /** @returns "1 model", "2 models" */
    const count = (number, noun) => `${thousands(number)} ${noun}${number === 1 ? "" : "s"}`;

    /** @returns the mean of the numbers among the values, null if there is none */
    function mean(values) {
        const numbers = values.filter(isNumber);
        return numbers.length ? numbers.reduce((sum, value) => sum + value, 0) / numbers.length : null;
    }

    return {isNumber, format, thousands, threshold, count, mean};
})();
