/* The metrics as the data describe them: how good a value is, and how it is written. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.metrics = (() => {
    const {isNumber, format, threshold} = PoreSeg.numbers;

    /** How good a value is; null where no value is better than another. */
    const GOODNESS = {
        HIGHER: value => value,
        LOWER: value => -value,
        NEARER_TO_ZERO: value => -Math.abs(value),
        NEITHER: () => null
    };

    const THRESHOLD = "probability";

    function metric(info, infos) {
        const unit = info.unit ? ` (${info.unit})` : "";
        return {
            ...info,
            /** A baseline is the same for every model: none is better at it than another. */
            isBaseline: infos.some(other => other.baselines.includes(info.key)),
            goodness: GOODNESS[info.better],
            text: value => info.unit === THRESHOLD ? threshold(value) : format(value, info.digits),
            axis: info.label + unit,
            tip: `${info.description}${unit && ` Unit: ${info.unit}.`} ${info.betterLabel}.`
        };
    }

    /** @param infos the descriptions in the data */
    function create(infos) {
        const all = new Map(infos.map(info => [info.key, metric(info, infos)]));
        return {
            of: key => all.get(key),
            /** @returns the metrics that at least one row has a number of, in order */
            present: rows => [...all.values()].filter(({key}) => rows.some(row => isNumber(row.values[key])))
        };
    }

    return {create};
})();
