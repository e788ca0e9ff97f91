/* The slice viewer of the scorer page: its controls, and what follows from them. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.viewer = (() => {
    const {byId, element, options} = PoreSeg.dom;
    const {thousands, threshold: thresholdText, count} = PoreSeg.numbers;
    const {parse, ramp} = PoreSeg.colours;
    const files = PoreSeg.files;

    const control = name => byId(`viewer-${name}`);
    const same = names => names.map(name => [name, name]);
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

    /** The choice of a model, a stack and a slice, of those that there are; onSlice is told of each choice. */
    function chooser(list, selection, onSlice) {
        const [model, stack, slider] = ["model", "stack", "slice"].map(control);
        const stacksOf = name => [...new Set(list.filter(one => one.model === name).map(one => one.stack))];
        const slices = () => list.filter(one => one.model === model.value && one.stack === stack.value)
            .sort((a, b) => a.slice - b.slice);
        let current = null;

        function showSlice() {
            const mine = slices();
            current = mine[Number(slider.value)];
            control("slice-text").textContent = `${current.slice} (${Number(slider.value) + 1} of ${mine.length})`;
            return onSlice(current);
        }

        /** Keeps to the slice number when the model changes. */
        function showStack() {
            const mine = slices();
            slider.max = mine.length - 1;
            slider.value = Math.max(mine.findIndex(one => current && one.slice === current.slice), 0);
            return showSlice();
        }

        function choose(modelName, stackName) {
            options(model, same([...new Set(list.map(one => one.model))]), modelName);
            options(stack, same(stacksOf(model.value)), stackName);
            return showStack();
        }

        model.addEventListener("change", () => choose(model.value, stack.value));
        stack.addEventListener("change", showStack);
        slider.addEventListener("input", showSlice);
        selection.onChange(() => {
            const isNew = model.value !== selection.model || stack.value !== selection.stack;
            if (isNew && stacksOf(selection.model).includes(selection.stack)) {
                choose(selection.model, selection.stack);
            }
        });
        return {start: () => choose(selection.model, selection.stack)};
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
        return chooser(list, selection, show).start();
    }

    return {create};
})();
