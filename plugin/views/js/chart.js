/* Line charts with uPlot: colours of the theme, keyboard, a readout in words, bands and marks. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.chart = (() => {
    const {element} = PoreSeg.dom;
    const {format, isNumber} = PoreSeg.numbers;
    const {theme} = PoreSeg;
    const FONT = "14px Roboto, \"Segoe UI\", Arial, \"Liberation Sans\", sans-serif";
    const HEIGHT = 340;
    const HINT = "Point at the chart, or use the arrow keys on it, to read values.";

    /** The points that have both numbers, in ascending order of x; one that was not measured is drawn through. */
    function sorted(series) {
        const x = series.x || [];
        const y = series.y || [];
        const order = [...x.keys()].filter(i => isNumber(x[i]) && isNumber(y[i])).sort((a, b) => x[a] - x[b] || a - b);
        return [order.map(i => x[i]), order.map(i => y[i])];
    }

    /** uPlot wants one x for all lines; where a line has no point it is drawn through. */
    function align(tables) {
        const first = JSON.stringify(tables[0][0]);
        return tables.every(table => JSON.stringify(table[0]) === first)
            ? [tables[0][0], ...tables.map(table => table[1])]
            : uPlot.join(tables);
    }

    /** The point of line s next to index i: lines need not have a point at every x. */
    function nearest(plot, s, i) {
        const values = plot.data[s];
        if (s === 0 || isNumber(values[i])) {
            return i;
        }
        for (let distance = 1; distance < values.length; distance++) {
            if (isNumber(values[i - distance])) {
                return i - distance;
            }
            if (isNumber(values[i + distance])) {
                return i + distance;
            }
        }
        return i;
    }

    function drawBands(plot, spec) {
        const {ctx, bbox} = plot;
        ctx.save();
        ctx.font = `${14 * devicePixelRatio}px Arial, "Liberation Sans", sans-serif`;
        for (const band of spec.bands || []) {
            const from = plot.valToPos(band.from, "x", true);
            const to = plot.valToPos(band.to, "x", true);
            ctx.fillStyle = theme.colour("band");
            ctx.fillRect(from, bbox.top, Math.max(to - from, 1), bbox.height);
            ctx.fillStyle = theme.colour("quiet");
            const gap = 6 * devicePixelRatio;
            const fits = from + gap + ctx.measureText(band.label).width < bbox.left + bbox.width;
            ctx.textAlign = fits ? "left" : "right"; // a band at the right edge has its label before it
            ctx.fillText(band.label, fits ? from + gap : from - gap, bbox.top + bbox.height - 8 * devicePixelRatio);
        }
        ctx.restore();
    }

    function line(plot, dash, x0, y0, x1, y1) {
        const {ctx} = plot;
        ctx.save();
        ctx.strokeStyle = theme.colour("quiet");
        ctx.lineWidth = 1.5 * devicePixelRatio;
        ctx.setLineDash(dash.map(length => length * devicePixelRatio));
        ctx.beginPath();
        ctx.moveTo(x0, y0);
        ctx.lineTo(x1, y1);
        ctx.stroke();
        ctx.restore();
    }

    function drawMarks(plot, spec) {
        const {bbox} = plot;
        for (const mark of spec.marks || []) {
            const x = plot.valToPos(mark, "x", true);
            line(plot, [5, 5], x, bbox.top, x, bbox.top + bbox.height);
        }
        if (spec.diagonal) {
            line(plot, [7, 5], plot.valToPos(0, "x", true), plot.valToPos(0, "y", true),
                plot.valToPos(1, "x", true), plot.valToPos(1, "y", true));
        }
    }

    function axis(label, size, values) {
        return {label, size, values, font: FONT, labelFont: FONT, labelSize: 24, stroke: theme.colour("text"),
            grid: {stroke: theme.colour("grid"), width: 1}, ticks: {stroke: theme.colour("line"), width: 1}};
    }

    function range(fixed) {
        return fixed ? {range: () => fixed} : {};
    }

    function build(spec, data, holder, onCursor) {
        const lines = spec.series.map(series => ({
            label: series.name, stroke: series.style.colour, dash: series.style.dash, width: series.bold ? 4 : 2.2,
            points: {show: Boolean(series.points), size: 7}
        }));
        const logValues = (plot, splits) => splits.map(value => value === null ? "" : value.toExponential(0));
        return new uPlot({
            width: Math.max(holder.clientWidth, 240), height: HEIGHT,
            legend: {show: false},
            cursor: {dataIdx: nearest, focus: {prox: 24}, points: {size: 8}},
            focus: {alpha: 0.45},
            scales: {x: {time: false, ...range(spec.xRange)},
                y: spec.yLog ? {distr: 3} : range(spec.yRange)},
            axes: [axis(spec.xLabel, 44), axis(spec.yLabel, 62, spec.yLog ? logValues : undefined)],
            series: [{label: spec.xLabel}, ...lines],
            hooks: {drawAxes: [plot => drawBands(plot, spec)], draw: [plot => drawMarks(plot, spec)],
                setCursor: [onCursor]}
        }, data, holder);
    }

    /**
     * A chart in a container of its own.
     *
     * spec: {xLabel, yLabel, series: [{name, x, y, style, bold?, points?}], xRange?, yRange?, yLog?,
     * bands?: [{from, to, label}], marks?: [x], diagonal?, digits?, xText?}
     */
    function create(container, label) {
        const holder = element("div", {tabIndex: 0, role: "group",
            "aria-label": `${label}. Left and right arrow keys move along the lines, the values stand below.`});
        const readout = element("div", {className: "readout", "aria-live": "polite"});
        container.classList.add("chart");
        container.replaceChildren(holder, readout);
        let plot = null;
        let present = null;
        let index = 0;

        function showValues() {
            const at = plot.cursor.idx;
            if (at === null || at === undefined) {
                readout.textContent = HINT;
                return;
            }
            index = at;
            const parts = [element("b", {}, `${present.xLabel} ${present.xText(plot.data[0][at])}: `)];
            present.series.forEach((series, s) => {
                const value = plot.data[s + 1][nearest(plot, s + 1, at)];
                const text = present.yLog ? (isNumber(value) ? value.toExponential(2) : "–")
                    : format(value, present.digits ?? 3);
                parts.push(`${series.name} `, element("b", {}, text), s < present.series.length - 1 ? " · " : "");
            });
            readout.replaceChildren(...parts);
        }

        function moveTo(i) {
            index = Math.max(0, Math.min(plot.data[0].length - 1, i));
            const middle = plot.bbox.height / devicePixelRatio / 2;
            plot.setCursor({left: plot.valToPos(plot.data[0][index], "x"), top: middle});
        }

        holder.addEventListener("keydown", event => {
            const step = event.shiftKey ? 10 : 1;
            const moves = {ArrowLeft: index - step, ArrowRight: index + step, Home: 0, End: Infinity};
            if (plot && event.key in moves) {
                event.preventDefault();
                moveTo(moves[event.key]);
            }
        });

        function show(spec) {
            present = {xText: format, ...spec};
            plot?.destroy();
            plot = null;
            readout.textContent = "";
            const tables = spec.series.map(sorted);
            if (tables.every(table => table[0].length === 0)) {
                holder.replaceChildren(element("p", {className: "empty"}, "Nothing to draw for this choice."));
                return;
            }
            holder.replaceChildren();
            readout.textContent = HINT;
            plot = build(spec, align(tables), holder, () => plot && showValues());
        }

        new ResizeObserver(() => {
            if (plot && holder.clientWidth > 0 && Math.abs(holder.clientWidth - plot.width) > 1) {
                plot.setSize({width: holder.clientWidth, height: HEIGHT});
            }
        }).observe(container);

        return {show, plot: () => plot};
    }

    return {create};
})();
