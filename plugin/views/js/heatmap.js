/* Models on stacks: one metric as a table of colours, from which a model and a stack are chosen. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.heatmap = (() => {
    const {byId, element, options} = PoreSeg.dom;
    const {isNumber, count, mean} = PoreSeg.numbers;
    const {css, ramp, isBright} = PoreSeg.colours;
    const CELLS = "tbody td[data-model]";
    const STEPS = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]};

    /** Stacks with those of one rock type side by side, in the order in which the types first appear. */
    function byRockType(stacks) {
        const groups = new Map();
        for (const stack of stacks) {
            const type = stack.rockType || "";
            groups.set(type, [...(groups.get(type) || []), stack]);
        }
        return groups;
    }

    /** Where the values of a metric lie between the worst (0) and the best (1). */
    function scale(metric, values) {
        // where no value is better than another, the bright end is the high one
        const rank = value => metric.goodness(value) ?? value;
        const sorted = values.filter(isNumber).sort((a, b) => rank(a) - rank(b));
        const [worst, best] = [sorted[0], sorted[sorted.length - 1]];
        return {
            ends: sorted.length ? [worst, best] : [],
            share: value => rank(best) > rank(worst) ? (rank(value) - rank(worst)) / (rank(best) - rank(worst)) : 0.5
        };
    }

    function header(groups) {
        const types = [...groups].map(([type, members]) =>
            element("th", {scope: "colgroup", colSpan: members.length, className: "rock"}, type));
        const names = [...groups.values()].flat().map(stack => element("th", {scope: "col"}, stack.name));
        return element("thead", {}, element("tr", {}, element("td"), ...types),
            element("tr", {}, element("th", {scope: "col"}, "Model"), ...names, element("th", {scope: "col"}, "Mean")));
    }

    function legend(metric, ends, colourAt) {
        const stops = Array.from({length: 11}, (unused, i) => css(colourAt(i / 10)));
        const bar = element("span", {className: "ramp"});
        bar.style.background = `linear-gradient(to right, ${stops.join(",")})`;
        byId("heatmap-legend").replaceChildren(...(ends.length
            ? [metric.text(ends[0]), bar, `${metric.text(ends[1])} (${metric.betterLabel})`] : []));
    }

    /** Arrow keys walk over the cells, Enter and the mouse choose one. */
    function listen(table, selection) {
        const choose = cell => selection.set(cell.dataset.model, cell.dataset.stack);
        table.addEventListener("click", event => {
            const cell = event.target.closest(CELLS);
            if (cell) {
                choose(cell);
                cell.focus();
            }
        });
        table.addEventListener("keydown", event => {
            const cell = event.target.closest(CELLS);
            if (cell && (event.key === "Enter" || event.key === " ")) {
                event.preventDefault();
                choose(cell);
            } else if (cell && event.key in STEPS) {
                event.preventDefault();
                const [down, right] = STEPS[event.key];
                const row = table.tBodies[0].rows[cell.parentNode.sectionRowIndex + down];
                const next = row?.cells[cell.cellIndex + right];
                if (next?.dataset.model) {
                    next.focus();
                }
            }
        });
    }

    function create(data, metrics, selection) {
        const table = byId("heatmap-table");
        const select = byId("heatmap-metric");
        const colourAt = ramp(data.colours.ramp);
        const groups = byRockType(data.stacks);
        const stacks = [...groups.values()].flat();
        const scores = new Map(data.scores.map(score => [JSON.stringify([score.model, score.stack]), score]));
        const scoreOf = (model, stack) => scores.get(JSON.stringify([model.name, stack.name]));
        table.setAttribute("role", "grid");
        table.setAttribute("aria-labelledby", "heatmap-title");
        options(select, metrics.present(data.scores).map(metric => [metric.key, metric.label]), "iou");

        function cellOf(model, stack, metric, shareOf) {
            const score = scoreOf(model, stack);
            const value = score ? score.values[metric.key] : null;
            const slices = count(score ? score.slices : 0, "slice");
            const title = `${model.name} on ${stack.name}: ${metric.label} of ${slices}`;
            const cell = element("td", {role: "gridcell", tabIndex: -1, title}, metric.text(value));
            cell.dataset.model = model.name;
            cell.dataset.stack = stack.name;
            cell.classList.toggle("home", Boolean(score && score.ownType));
            if (isNumber(value)) {
                const colour = colourAt(shareOf(value));
                cell.style.background = css(colour);
                cell.style.color = isBright(colour) ? "#000" : "#fff";
            }
            return cell;
        }

        function row(model, metric, shareOf) {
            const types = model.rockTypes.length ? `trained on ${model.rockTypes.join(", ")}` : "";
            const values = stacks.map(stack => scoreOf(model, stack)?.values[metric.key]);
            return element("tr", {}, element("th", {scope: "row", title: types}, model.name),
                ...stacks.map(stack => cellOf(model, stack, metric, shareOf)),
                element("td", {className: "mean"}, metric.text(mean(values))));
        }

        /** A baseline is the same for every model: it stands below them once. */
        function baseline(key) {
            const metric = metrics.of(key);
            const values = stacks.map(stack => data.scores.filter(score => score.stack === stack.name)
                .map(score => score.values[key]).find(isNumber));
            return element("tr", {}, element("th", {scope: "row", title: metric.tip}, metric.label),
                ...[...values, mean(values)].map(value => element("td", {}, metric.text(value))));
        }

        function draw() {
            const metric = metrics.of(select.value);
            if (!metric) {
                return;
            }
            const {ends, share} = scale(metric, data.scores.map(score => score.values[metric.key]));
            table.replaceChildren(header(groups),
                element("tbody", {}, ...data.models.map(model => row(model, metric, share))),
                element("tfoot", {}, ...metric.baselines.map(baseline)));
            byId("heatmap-description").textContent = metric.description;
            legend(metric, ends, colourAt);
            mark();
        }

        /** Shows which cell is selected; only that one is a stop of the Tab key. */
        function mark() {
            for (const cell of table.querySelectorAll(CELLS)) {
                const chosen = cell.dataset.model === selection.model && cell.dataset.stack === selection.stack;
                cell.setAttribute("aria-selected", String(chosen));
                cell.tabIndex = chosen ? 0 : -1;
            }
        }

        listen(table, selection);
        select.addEventListener("change", draw);
        selection.onChange(mark);
        draw();
    }

    return {create};
})();
