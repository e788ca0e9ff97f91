/* The slice viewer of the scorer page: its controls, and what follows from them. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.viewer = (() => {
    const {byId, element, options} = PoreSeg.dom;
    const {thousands, threshold: thresholdText, count} = PoreSeg.numbers;
    const {parse, ramp} = PoreSeg.colours;
    const files = PoreSeg.files;

    const control = name => byId(`viewer-${name}`);
    const ordinal = number => ({2: "2nd", 3: "3rd"})[number] || `${number}th`;

    /** What is to be said of a slice whose pictures do not show all pixels. */
    const scaleText = ({scale, width, height}) => scale === 1 ? "" : `The slice is large, ${thousands(width)} × `
        + `${thousands(height)} pixels: the pictures show every ${ordinal(scale)} row and column. The numbers are `
        + "those of all pixels.";

    function legend(palette) {
        const item = (colour, text) => {
            const swatch = element("span", {className: "swatch"});
            swatch.style.background = colour;
            return element("span", {className: "item"}, swatch, text);
        };
        control("legend").replaceChildren(
            item(palette.falseNegative, "false negative: pore that the model misses"),
            item(palette.falsePositive, "false positive: solid that the model takes for pore"));
    }

    function create(data, metrics, selection) {
        const {thresholds, list} = data.slices;
        byId("viewer").hidden = list.length === 0;
        if (list.length === 0) {
            return null;
        }
        const [threshold, opacity, palette, zoom] = ["threshold", "opacity", "palette", "zoom"].map(control);
        const palettes = new Map(data.colours.errors.map(colours => [colours.key, colours]));
        const levelColours = PoreSeg.pictures.levelColours(thresholds, ramp(data.colours.ramp));
        const sliceOf = PoreSeg.loader.create();
        const counts = PoreSeg.counts.create(control("counts"), data.slices.metrics.map(metrics.of));
        const panes = PoreSeg.panes.create(zoom, draw, savePicture);
        let slice = null;
        let turn = 0;

        const n = () => Number(threshold.value);
        const thresholdNow = () => thresholds[n() - 1];

        function look() {
            const {falseNegative, falsePositive} = palettes.get(palette.value);
            return {n: n(), opacity: opacity.value / 100, falseNegative: parse(falseNegative),
                falsePositive: parse(falsePositive), levelColours};
        }

        /** Draws both pictures and the numbers at once; a few milliseconds for 512 × 512. */
        function draw() {
            control("threshold-text").textContent = thresholdText(thresholdNow());
            control("opacity-text").textContent = `${opacity.value} %`;
            if (slice) {
                const {model, stack, slice: index} = slice.info;
                panes.draw(slice, look(), `${model} on ${stack}, slice ${index}, threshold `
                    + thresholdText(thresholdNow()));
                counts.show(slice, n());
            }
        }

        async function show(info) {
            const mine = ++turn;
            panes.setWidth(info.width);
            const found = await sliceOf(info).then(loaded => ({loaded, message: scaleText(info)}),
                problem => ({loaded: null, message: problem.message}));
            if (mine !== turn) {
                return;
            }
            slice = found.loaded;
            control("message").textContent = found.message;
            control("pixels").textContent = count(info.width * info.height, "pixel");
            if (!slice) {
                panes.clear();
                counts.clear();
            }
            draw();
        }

        function savePicture(canvas, view) {
            if (slice) {
                const {model, stack, slice: index, scale} = slice.info;
                const name = files.name(model, stack, index, view, thresholdNow(),
                    ...(scale === 1 ? [] : [`every ${ordinal(scale)} pixel`]));
                files.savePng(`${name}.png`, canvas);
            }
        }

        function saveCounts() {
            if (slice) {
                const {model, stack, slice: index} = slice.info;
                files.saveCsv(`${files.name(model, stack, index)}.csv`, counts.csvRows(slice, thresholds));
            }
        }

        function reset() {
            threshold.value = thresholds.indexOf(data.threshold) + 1;
            draw();
        }

        threshold.max = thresholds.length;
        options(palette, [...palettes.values()].map(({key, label}) => [key, label]), data.colours.chosen);
        legend(palettes.get(palette.value));
        control("threshold-reset").textContent = `Back to ${thresholdText(data.threshold)}`;
        threshold.addEventListener("input", draw);
        opacity.addEventListener("input", draw);
        palette.addEventListener("change", () => {
            legend(palettes.get(palette.value));
            draw();
        });
        control("threshold-reset").addEventListener("click", reset);
        control("csv").addEventListener("click", saveCounts);
        reset();
        return PoreSeg.chooser.create(list, selection, show).start();
    }

    return {create};
})();
