/* The slice viewer of the scorer page. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.viewer = (() => {
    const {byId, element, options, format, thousands, fileName, saveCsv, savePng} = PoreSeg.ui;
    const {Slice, scores, level, LEVELS, PALETTES} = PoreSeg.overlay;
    const VIEWS = [["overlay", "Errors on grey values"], ["grey", "Grey values"],
        ["probability", "Probability of pore"], ["mask", "Mask at the threshold"], ["reference", "Reference mask"]];
    const SIDES = ["left", "right"];
    /** Decoded slices that are kept: a few neighbours of the one on show. */
    const KEPT = 24;
    const COUNTS = [["tp", "Pore, found", "TP"], ["fn", "Pore, missed", "FN"], ["fp", "Solid, taken for pore", "FP"],
        ["tn", "Solid, found", "TN"]];
    const SCORES = ["iou", "precision", "recall", "accuracy", "porosity", "referencePorosity"];

    const ordinal = number => ({2: "2nd", 3: "3rd"})[number] || `${number}th`;

    /** @returns the values of an 8-bit grey PNG, one byte a pixel */
    async function decode(id, width, height) {
        const url = id === null || id === undefined ? null : await PoreSeg.data.image(id);
        if (!url) {
            throw new Error("This slice was not stored with the scores.");
        }
        const image = new Image();
        image.src = url;
        await image.decode();
        if (image.naturalWidth !== width || image.naturalHeight !== height) {
            throw new Error(`An image of this slice is ${image.naturalWidth} × ${image.naturalHeight} pixels, `
                + `not ${width} × ${height}.`);
        }
        const canvas = element("canvas", {width, height});
        const context = canvas.getContext("2d", {willReadFrequently: true});
        context.drawImage(image, 0, 0);
        const rgba = context.getImageData(0, 0, width, height).data;
        const values = new Uint8Array(width * height);
        for (let i = 0; i < values.length; i++) {
            values[i] = rgba[4 * i];
        }
        return values;
    }

    async function load(overlay) {
        const {width, height, greyId, probabilityId, referenceId} = overlay;
        const images = await Promise.all([greyId, probabilityId, referenceId].map(id => decode(id, width, height)));
        return new Slice(width, height, ...images);
    }

    /** Slices by overlay id, the latest used kept. */
    function cache() {
        const slices = new Map();
        return overlay => {
            const slice = slices.get(overlay.id) || load(overlay);
            slices.delete(overlay.id);
            slices.set(overlay.id, slice);
            if (slices.size > KEPT) {
                slices.delete(slices.keys().next().value);
            }
            return slice;
        };
    }

    function create(data, selection) {
        const control = name => byId(`viewer-${name}`);
        const [model, stack, sliceSlider, threshold, opacity, palette, zoom] =
            ["model", "stack", "slice", "threshold", "opacity", "palette", "zoom"].map(control);
        byId("viewer").hidden = data.overlays.length === 0;
        if (data.overlays.length === 0) {
            return;
        }
        const sliceOf = cache();
        const home = level(data.threshold);
        let current = null;
        let slice = null;
        let turn = 0;

        const stacksOf = name => [...new Set(data.overlays.filter(one => one.model === name).map(one => one.stack))];
        const slices = () => data.overlays.filter(one => one.model === model.value && one.stack === stack.value)
            .sort((a, b) => a.slice - b.slice);

        function countsTable() {
            const row = (id, title, note) => element("tr", {}, element("th", {scope: "row"}, title),
                element("td", {}, note), element("td", {id}));
            control("counts").replaceChildren(element("tbody", {},
                ...COUNTS.map(([key, title, short]) => row(`count-${key}`, title, short)),
                ...SCORES.map(key => row(`slice-${key}`, PoreSeg.metrics.of(key).label, ""))));
        }

        function showCounts(k) {
            const counts = slice.counts(k);
            COUNTS.forEach(([key]) => {
                byId(`count-${key}`).textContent = thousands(counts[key]);
            });
            for (const [key, value] of Object.entries(scores(counts))) {
                byId(`slice-${key}`).textContent = format(value);
            }
        }

        function legend() {
            const colours = PALETTES[palette.value];
            const item = (colour, text) => {
                const swatch = element("span", {className: "swatch"});
                swatch.style.background = `rgb(${colour.join(",")})`;
                return element("span", {className: "item"}, swatch, text);
            };
            control("legend").replaceChildren(item(colours.falseNegative, "false negative: pore that the model misses"),
                item(colours.falsePositive, "false positive: solid that the model takes for pore"));
        }

        function texts() {
            control("threshold-text").textContent = format(threshold.value / LEVELS);
            control("opacity-text").textContent = `${opacity.value} %`;
        }

        /** Draws both pictures and the numbers at once; a few milliseconds for 512 × 512. */
        function draw() {
            texts();
            if (!slice) {
                return;
            }
            const k = Number(threshold.value);
            for (const side of SIDES) {
                const canvas = control(side);
                const view = control(`${side}-view`);
                if (canvas.width !== slice.width || canvas.height !== slice.height) {
                    canvas.width = slice.width;
                    canvas.height = slice.height;
                }
                const context = canvas.getContext("2d", {willReadFrequently: true});
                const image = context.createImageData(slice.width, slice.height);
                slice.paint(view.value, k, opacity.value / 100, palette.value, new Uint32Array(image.data.buffer));
                context.putImageData(image, 0, 0);
                canvas.setAttribute("aria-label", `${view.selectedOptions[0].text}, ${current.model} on `
                    + `${current.stack}, slice ${current.slice}, threshold ${format(k / LEVELS)}`);
            }
            showCounts(k);
        }

        function scale() {
            for (const side of SIDES) {
                control(side).style.width = zoom.value === "fit" ? "100%" : `${current.width * Number(zoom.value)}px`;
            }
        }

        async function showSlice() {
            const list = slices();
            const mine = ++turn;
            current = list[Number(sliceSlider.value)];
            control("slice-text").textContent = `${current.slice} (${Number(sliceSlider.value) + 1} of ${list.length})`;
            scale();
            try {
                const loaded = await sliceOf(current);
                if (mine === turn) {
                    slice = loaded;
                    control("message").textContent = current.scale > 1 ? "The slice is large: only every "
                        + `${ordinal(current.scale)} row and column is shown, and the numbers are of these.` : "";
                    draw();
                }
            } catch (problem) {
                if (mine === turn) {
                    slice = null;
                    SIDES.forEach(side => {
                        control(side).width = control(side).width;
                    });
                    countsTable();
                    control("message").textContent = problem.message;
                }
            }
        }

        /** Keeps to the slice number when the model changes. */
        function showStack() {
            const list = slices();
            const same = list.findIndex(one => current && one.slice === current.slice);
            sliceSlider.max = list.length - 1;
            sliceSlider.value = Math.max(same, 0);
            return showSlice();
        }

        function showModel() {
            options(stack, stacksOf(model.value).map(name => [name, name]));
            return showStack();
        }

        function follow() {
            if (stacksOf(selection.model).includes(selection.stack)
                    && (model.value !== selection.model || stack.value !== selection.stack)) {
                model.value = selection.model;
                options(stack, stacksOf(model.value).map(name => [name, name]), selection.stack);
                showStack();
            }
        }

        function csvRows() {
            const counts = ["tp", "fp", "fn", "tn"];
            const rows = Array.from({length: LEVELS - 1}, (unused, i) => {
                const at = slice.counts(i + 1);
                const of = scores(at);
                return [current.model, current.stack, current.slice, (i + 1) / LEVELS, ...counts.map(key => at[key]),
                    ...SCORES.map(key => of[key])];
            });
            return [["model", "stack", "slice", "threshold", ...counts, ...SCORES], ...rows];
        }

        function stepZoom(step) {
            zoom.selectedIndex = Math.max(0, Math.min(zoom.length - 1, zoom.selectedIndex + step));
            scale();
        }

        SIDES.forEach((side, i) => {
            const pane = control(`${side}-pane`);
            const other = control(`${SIDES[1 - i]}-pane`);
            options(control(`${side}-view`), VIEWS, VIEWS[i][0]);
            control(`${side}-view`).addEventListener("change", draw);
            control(`${side}-png`).addEventListener("click", () => {
                const name = fileName(current.model, current.stack, current.slice, control(`${side}-view`).value,
                    format(threshold.value / LEVELS));
                savePng(`${name}.png`, control(side));
            });
            pane.addEventListener("scroll", () => {
                other.scrollLeft = pane.scrollLeft;
                other.scrollTop = pane.scrollTop;
            });
            pane.addEventListener("keydown", event => {
                if (event.key === "+" || event.key === "-") {
                    event.preventDefault();
                    stepZoom(event.key === "+" ? 1 : -1);
                }
            });
        });
        model.addEventListener("change", showModel);
        stack.addEventListener("change", showStack);
        sliceSlider.addEventListener("input", showSlice);
        threshold.addEventListener("input", draw);
        opacity.addEventListener("input", draw);
        palette.addEventListener("change", () => {
            legend();
            draw();
        });
        zoom.addEventListener("change", scale);
        control("threshold-reset").textContent = `Back to ${format(data.threshold)}`;
        control("threshold-reset").addEventListener("click", () => {
            threshold.value = home;
            draw();
        });
        control("csv").addEventListener("click", () => slice && saveCsv(fileName(current.model, current.stack,
            current.slice) + ".csv", csvRows()));

        threshold.value = home;
        options(model, [...new Set(data.overlays.map(one => one.model))].map(name => [name, name]), selection.model);
        options(stack, stacksOf(model.value).map(name => [name, name]), selection.stack);
        countsTable();
        legend();
        texts();
        selection.onChange(follow);
        return showStack();
    }

    return {create};
})();
